import type { Ctx } from '../../../platform/context.ts';
import { followLink } from '../../requests/index.ts';
import type { ToldProject } from './tell-sources.ts';

/**
 * A request that a project was made of, without a need between: handed over once the project is decided, answered with its
 * effect, closed with its recheck. One that was handed over to a need hears of it from there. False when there is no such
 * request or it is handed over elsewhere.
 */
export function tellRequest(ctx: Ctx, requestId: string, project: ToldProject): Promise<boolean> {
  return followLink(ctx, requestId, [project.id], newsOf(project));
}

function newsOf({ id, number, title, step, effect, reason }: ToldProject): Parameters<typeof followLink>[3] {
  switch (step) {
    case 'decided':
    case 'underway':
      return { step: 'begun', kind: 'project', targetId: id, reference: number };
    case 'effective': {
      const after = effect?.after ? `：${effect.after}` : '';
      return {
        step: 'met',
        publicText: `您反映的问题已由项目“${title}”（${number}）办成${after}。我们还会回头看，确认没有反弹。`,
      };
    }
    case 'closed':
      return { step: 'ended', settled: true, outcome: `项目 ${number} 已办结，回头看没有反弹` };
    case 'rebounded':
      return { step: 'rebounded', reason: reason ?? `项目 ${number} 回头看发现反弹` };
    case 'stopped':
      return { step: 'ended', settled: false, outcome: `项目 ${number} 已终止，请继续办理并答复` };
  }
}
