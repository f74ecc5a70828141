import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { updateMatter } from '../../matters/index.ts';
import { decisionOf, mayDecideOn } from '../../organizations/index.ts';
import { loadNeeds } from '../queries/load-need.ts';
import { keepSource } from './insert-need.ts';

/** What a joint meeting decided on a need is noted on it, with the meeting as a further source. Heard twice it is noted once. */
export async function hearDecision(system: Ctx, event: StoredEvent): Promise<void> {
  const { matterKind, matterId } = event.data;
  if (matterKind !== 'need' || typeof matterId !== 'string') return;
  const actor = { ...system.actor, personId: event.actorId, postId: event.postId, unitId: event.unitId };
  const ctx: Ctx = { ...system, actor };
  const { tx } = ctx;
  const decided = await decisionOf(ctx, event.subjectId);
  const [need] = await loadNeeds(ctx, [matterId], true);
  if (!decided || !need) return;
  const { matter } = need;
  if (!mayDecideOn(decided, { placePath: matter.placePath, unitId: matter.holderId })) return;
  const known = await tx.sql(
    `select from events where tenant_id = $1 and subject_id = $2 and kind = 'need.talked-about' and (data->>'heard')::bigint = $3 limit 1`,
    [tx.tenantId, matterId, event.id],
  );
  if (known.length > 0) return;
  const { number, state, holderId, placeId } = matter;
  const { meetingId, outcome, bodyName, heldOn } = decided;
  const data = { number, state, holderId, placeId, meetingId, outcome, bodyName, heldOn, heard: event.id };
  await updateMatter(ctx, {
    before: matter,
    after: matter,
    events: [{ kind: 'need.talked-about', data, words: { decision: decided.decision } }],
    own: { table: 'needs', values: {} },
    parties: [],
  });
  await keepSource(ctx, matterId, { source: 'meeting', subjectId: meetingId, reference: bodyName });
}
