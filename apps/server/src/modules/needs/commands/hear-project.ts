import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { hasProjectInHand, type ToldProject } from '../../projects/index.ts';
import type { NeedInput } from '../domain/need.ts';
import type { NeedAction } from '../flow.ts';
import { type LoadedNeed, loadNeed } from '../queries/load-need.ts';
import { moveNeed } from './act-on-need.ts';
import { stillMatched } from './promises.ts';

/**
 * What a project does to a need it was made from, in the project's own transaction: under way it is matched, with its
 * effect settled met, rechecked with it, and on the list again when it rebounds. A step that finds the need there already
 * changes nothing. False when there is no such need.
 */
export async function hearProject(ctx: Ctx, needId: string, project: ToldProject): Promise<boolean> {
  let need = await found(ctx, needId);
  // What was gathered into another is met with it.
  if (need?.own.gatheredInto) need = await found(ctx, need.own.gatheredInto);
  if (!need) return false;
  const input: NeedInput = { project: { id: project.id, number: project.number } };
  for (const step of stepsOf(project, need.matter.state)) {
    if (step === 'unmatch' && (await isInHand(ctx, need.matter.id, project.id))) continue;
    need = await moveNeed(ctx, step, need, { ...input, ...inputOf(step, project) });
  }
  return true;
}

/** From where the need stands: a need that was not on the list, or is over, is left to its own people. */
function stepsOf({ step }: ToldProject, state: LoadedNeed['matter']['state']): NeedAction[] {
  switch (step) {
    case 'underway':
      return state === 'listed' ? ['match'] : [];
    case 'effective':
      return state === 'listed' || state === 'matched' ? ['meet'] : [];
    case 'closed':
      return state === 'met' ? ['recheck'] : [];
    // Back on the list, and in hand at once: the project is under way again.
    case 'rebounded':
      return state === 'met' || state === 'rechecked' ? ['rebound', 'match'] : [];
    case 'stopped':
      return state === 'matched' ? ['unmatch'] : [];
    default:
      return [];
  }
}

function inputOf(action: NeedAction, { number, title, effect, reason }: ToldProject): NeedInput {
  switch (action) {
    case 'meet': {
      const after = effect?.after ? `：${effect.after}` : '';
      return {
        text: `项目 ${number} 已完工，实效已审定`,
        publicText: `您反映的问题已由项目“${title}”（${number}）办成${after}。我们还会回头看，确认没有反弹。`,
        ...(effect && { by: effect.reportedBy }),
      };
    }
    case 'recheck':
      return { text: `项目 ${number} 回头看没有反弹` };
    case 'rebound':
      return { reason: reason ?? `项目 ${number} 回头看发现反弹` };
    default:
      return {};
  }
}

const isInHand = async (ctx: Ctx, needId: string, projectId: string): Promise<boolean> =>
  (await stillMatched(ctx, needId)) || hasProjectInHand(ctx, 'need', needId, projectId);

async function found(ctx: Ctx, id: string): Promise<LoadedNeed | undefined> {
  try {
    return await loadNeed(ctx, id, true);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
