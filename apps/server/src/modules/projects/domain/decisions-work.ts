import { conflict, invalid } from '../../../kernel/errors.ts';
import { dayOfDate } from '../../../kernel/time.ts';
import type { Report } from '../contract-parts.ts';
import type { ProjectAction } from '../flow.ts';
import type { Decide, ProjectFacts } from './decisions.ts';
import { nextMilestone } from './project.ts';

/** What the owner and the helpers do while it is under way. */
export const workDecisions = {
  report: (own, { percent = 0, text = '' }, facts) => ({
    own: { percent, reports: [...own.reports, reportOf(percent, text, facts)] },
    data: { percent, before: own.percent },
    words: { text },
  }),
  reach: (own, { milestoneId, text = '', reachedOn, files = [] }, facts) => {
    const next = nextMilestone(own);
    if (!next || next.id !== milestoneId)
      throw conflict(
        'not-the-next-milestone',
        '请按顺序完成节点：先报前面没有完成的节点。',
        'Milestones are reached in their order: report the one before first.',
      );
    const on = reachedOn ?? facts.today;
    dayOfDate(on);
    if (on > facts.today)
      throw invalid('reached-later', '完成日期不能晚于今天。', 'It was not reached later than today.', {
        field: 'reachedOn',
      });
    const percent = Math.max(own.percent, next.percent);
    return {
      own: {
        milestones: own.milestones.map((each) =>
          each.id === next.id ? { ...each, reachedOn: on, text: text.trim(), files: [...files] } : each,
        ),
        percent,
        reports: [...own.reports, reportOf(percent, text, { ...facts, today: on })],
      },
      data: { milestoneId: next.id, dueOn: next.dueOn, reachedOn: on, percent },
      words: { text },
    };
  },
  'report-part': (own, { text = '' }, { unitId, now }) => ({
    own: {
      parts: own.parts.map((part) =>
        part.unitId === unitId ? { ...part, report: text.trim(), reportedAt: now.toISOString() } : part,
      ),
    },
    data: { helperId: unitId },
    words: { text },
  }),
  finish: (own, { text = '' }, facts) => {
    const open = own.milestones.filter(({ reachedOn }) => reachedOn === null).length;
    if (open > 0)
      throw conflict(
        'milestones-open',
        `还有 ${open} 个节点没有完成，请先完成节点或调整节点。`,
        `${open} milestones have not been reached: reach them or change the plan first.`,
        { open },
      );
    return {
      own: { percent: 100, finishedOn: facts.today, reports: [...own.reports, reportOf(100, text, facts)] },
      data: { percent: 100, round: own.round },
      words: { text },
    };
  },
} satisfies Partial<Record<ProjectAction, Decide>>;

const reportOf = (percent: number, text: string, { personId, today, now }: ProjectFacts): Report => ({
  on: today,
  percent,
  text: text.trim(),
  by: personId,
  at: now.toISOString(),
});
