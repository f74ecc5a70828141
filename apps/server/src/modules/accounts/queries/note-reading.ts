import type { Ctx } from '../../../platform/context.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';

/** Records that personal data was read; in a transaction of its own, because a read opens none. */
export async function noteReading(ctx: Ctx, subjectId: string, event: NewEvent): Promise<void> {
  await ctx.platform.db.transaction(ctx.tx.tenantId, (tx) => emit(tx, ctx.actor, ctx.now, subjectId, event));
}
