import { checkLimit } from '../../../kernel/clock.ts';
import { AppError } from '../../../kernel/errors.ts';
import { categoryTree } from './category-tree.ts';
import { type CategoryItem, keyOf, type LimitItem, type Stage, loopStages, urgencies } from './items.ts';
import { type Notes, noteRepeats } from './problems.ts';

// A longer limit is a slip of the pen, and reckoning it would cross more days than any calendar knows.
const MAX_DAYS = 3650;
const perDay: Record<LimitItem['unit'], number> = {
  minutes: 1440,
  hours: 24,
  'working-minutes': 480,
  workdays: 1,
  'calendar-days': 1,
};
const stageNames: Record<Stage, string> = {
  accept: '受理',
  sign: '签收',
  contact: '联系',
  handle: '办理',
  'follow-up': '回访',
  supply: '补充',
  report: '报到',
  'urge-answer': '书面回复',
  supervise: '督办',
};

/** One limit per category, urgency and stage; amounts that can be reckoned; every stage covered for all categories. */
export function checkLimits(
  found: Notes,
  items: readonly LimitItem[],
  around: { categories: readonly CategoryItem[] },
): void {
  noteRepeats(
    found,
    items.map((item) => keyOf('limit', item)),
    'stage',
  );
  const { byCode } = categoryTree(around.categories);
  items.forEach((item, index) => {
    const key = keyOf('limit', item);
    checkAmount(found, item, index + 1, key);
    if (item.category !== '*' && !byCode.has(item.category))
      found.error(
        index + 1,
        key,
        'category',
        `分类 ${item.category} 不在现行分类清单里。`,
        `Category ${item.category} is not in the category list in force.`,
      );
    if (item.warnAt.some((part, at) => at > 0 && part <= (item.warnAt[at - 1] ?? 0)))
      found.error(index + 1, key, 'warnAt', '预警点须从小到大、不重复。', 'Warnings must rise and not repeat.');
  });
  noteUncovered(found, items);
}

function checkAmount(found: Notes, item: LimitItem, row: number, key: string): void {
  try {
    checkLimit(item);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    found.error(row, key, 'amount', error.text.zh, error.text.en);
  }
  if (item.amount === 0 && item.unit !== 'workdays' && item.unit !== 'calendar-days')
    found.error(row, key, 'amount', '时限不能是 0，否则一开始就超期。', 'The limit is 0, so it would be over at once.');
  if (item.amount / perDay[item.unit] > MAX_DAYS)
    found.error(row, key, 'amount', '时限超过十年，请检查数值和单位。', 'More than ten years: check amount and unit.');
}

function noteUncovered(found: Notes, items: readonly LimitItem[]): void {
  const general = new Set(items.filter(({ category }) => category === '*').map((i) => `${i.urgency} ${i.stage}`));
  for (const stage of loopStages) {
    if (general.has(`* ${stage}`) || urgencies.every((urgency) => general.has(`${urgency} ${stage}`))) continue;
    found.error(
      0,
      '',
      'stage',
      `「${stageNames[stage]}」环节没有通用时限：请加一条分类为 *、紧急程度为 * 的时限。`,
      `Stage "${stage}" has no general limit: add one for category * and urgency *.`,
    );
  }
}
