import { invalid } from '../../../kernel/errors.ts';
import { dayOfDate } from '../../../kernel/time.ts';
import type { Milestone, NewMilestone } from '../contract-parts.ts';

/**
 * The plan with what has been reached kept and the rest laid anew. Throws invalid: milestones-order unless days and
 * percentages go up, milestones-end unless the last is 100.
 */
export function layMilestones(
  kept: readonly Milestone[],
  given: readonly NewMilestone[],
  newId: () => string,
): Milestone[] {
  const reached = kept.filter(({ reachedOn }) => reachedOn !== null);
  const all: Milestone[] = [
    ...reached,
    ...given.map((each) => ({
      ...each,
      title: each.title.trim(),
      id: newId(),
      reachedOn: null,
      text: null,
      files: [],
    })),
  ];
  for (const { dueOn } of given) dayOfDate(dueOn);
  const rest = all.slice(reached.length);
  const floor = Math.max(0, ...reached.map(({ percent }) => percent));
  const goesUp = rest.every((each, i) => {
    const before = rest[i - 1];
    return before ? before.dueOn <= each.dueOn && before.percent < each.percent : each.percent > floor || floor === 100;
  });
  if (!goesUp)
    throw invalid(
      'milestones-order',
      '节点要按日期先后排列，计划进度逐个提高。',
      'Milestones go by date, and each is further along than the one before.',
      { field: 'milestones' },
    );
  if (all.at(-1)?.percent !== 100)
    throw invalid('milestones-end', '最后一个节点的计划进度应为 100%。', 'The last milestone is at 100 %.', {
      field: 'milestones',
    });
  return all;
}
