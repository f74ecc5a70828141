import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { updateMatter } from '../../matters/index.ts';
import { type Decided, decisionOf, mayDecideOn } from '../../organizations/index.ts';
import { type LoadedProject, loadProject } from '../queries/load-project.ts';
import { carryOut } from './act-on-project.ts';
import { linkSources } from './link-sources.ts';

/**
 * What a joint meeting decided on a project that was on its agenda: agreed, a draft is decided with the body, the day and
 * the minutes; anything else is noted on it. Heard twice it is done once. A body decides only on projects in
 * its area, or on a member's that the member itself brought.
 */
export async function hearDecision(system: Ctx, event: StoredEvent): Promise<void> {
  const { matterKind, matterId } = event.data;
  if (matterKind !== 'project' || typeof matterId !== 'string') return;
  // Whoever wrote it down stands in the log.
  const actor = { ...system.actor, personId: event.actorId, postId: event.postId, unitId: event.unitId };
  const ctx: Ctx = { ...system, actor };
  const decided = await decisionOf(ctx, event.subjectId);
  const project = await found(ctx, matterId);
  if (!decided || !project) return;
  const { placePath } = project.matter;
  if (!mayDecideOn(decided, { placePath, unitId: project.own.plannerId })) return;
  const { bodyName, decision, heldOn, meetingId } = decided;
  if (decided.outcome === 'agreed' && project.matter.state === 'drafted')
    await carryOut(ctx, 'decide', project, {
      body: bodyName,
      decidedOn: heldOn,
      minutes: decision,
      meetingId,
    });
  else await note(ctx, project, decided, event);
}

async function note(ctx: Ctx, { matter }: LoadedProject, decided: Decided, event: StoredEvent): Promise<void> {
  const { tx } = ctx;
  // A correction of what decided it is noted beside it.
  const again = event.data.again === true;
  const known = await tx.sql(
    `select from events where tenant_id = $1 and subject_id = $2
       and (kind = 'project.talked-about' and (data->>'heard')::bigint = $3
         or not $5::boolean and kind = 'project.decided' and data->>'meetingId' = $4) limit 1`,
    [tx.tenantId, matter.id, event.id, decided.meetingId, again],
  );
  if (known.length > 0) return;
  const { number, state, holderId, leadId, placeId } = matter;
  const { meetingId, outcome, bodyName, heldOn } = decided;
  const data = { number, state, holderId, leadId, placeId, meetingId, outcome, bodyName, heldOn, heard: event.id };
  await updateMatter(ctx, {
    before: matter,
    after: matter,
    events: [{ kind: 'project.talked-about', data, words: { decision: decided.decision } }],
    own: { table: 'projects', values: {} },
    parties: [],
  });
  await linkSources(ctx, matter.id, [{ kind: 'meeting', id: meetingId }]);
}

async function found(ctx: Ctx, id: string): Promise<LoadedProject | undefined> {
  try {
    return await loadProject(ctx, id, true);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
