import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { EditionRow } from '../queries/edition-rows.ts';

/** A draft in which nothing blocks waits for the second person: those of the unit who may publish hear of it. */
export async function tellReady(
  { tx, actor, now }: Ctx,
  { id, placeId, kind, preparers }: Pick<EditionRow, 'id' | 'placeId' | 'kind' | 'preparers'>,
  shown: number,
): Promise<void> {
  if (shown === 0) return;
  const data = { placeId, kind, count: shown, not: [...new Set([...preparers, actor.personId])] };
  await emit(tx, actor, now, id, { kind: 'disclosure.ready', data });
}
