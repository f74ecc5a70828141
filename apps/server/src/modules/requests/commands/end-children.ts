import type { Ctx } from '../../../platform/context.ts';
import { childKinds } from '../domain/child-flows.ts';
import { childrenOf } from '../queries/load-child.ts';
import { storeChild } from './store-child.ts';

/** The request has ended without them (taken back, void): what helpers and called departments still owed ends with it. */
export async function endChildren(ctx: Ctx, requestId: string): Promise<void> {
  for (const kind of childKinds)
    for (const child of await childrenOf(ctx, kind, requestId, true))
      if (child.matter.open) await storeChild(ctx, child, { step: 'end' }, child.matter.leadId);
}
