import type { Ctx } from '../../../platform/context.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';

/**
 * Records that personal data was read, from a query, which has a connection but no transaction: it gets one here, on the
 * same connection. Waiting for a second one, as many readers at once as there are connections would wait for ever.
 */
export async function noteReading({ tx, actor, now }: Ctx, subjectId: string, event: NewEvent): Promise<void> {
  await tx.sql('begin');
  try {
    await emit(tx, actor, now, subjectId, event);
    await tx.sql('commit');
  } catch (error) {
    await tx.sql('rollback').catch(() => {});
    throw error;
  }
}
