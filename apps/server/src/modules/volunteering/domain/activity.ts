import { invalid } from '../../../kernel/errors.ts';

export type State = 'planned' | 'held' | 'confirmed' | 'returned' | 'cancelled';

/** From which states each act is possible. What was confirmed changes only after the community has sent it back. */
export const actsFrom = {
  revise: ['planned', 'held', 'returned'],
  record: ['planned', 'held', 'returned'],
  cancel: ['planned'],
  restore: ['cancelled'],
  confirm: ['held'],
  'send-back': ['held', 'confirmed'],
} as const satisfies Record<string, readonly State[]>;
export type Act = keyof typeof actsFrom;

export const isPossible = (act: Act, state: State): boolean => (actsFrom[act] as readonly State[]).includes(state);

const LONGEST_DAYS = 31;

/** Throws invalid: time-order, too-long. */
export function checkTimes(beginsAt: Date, endsAt: Date): void {
  if (endsAt <= beginsAt)
    throw invalid('time-order', '结束时间要晚于开始时间。', 'It must end after it has begun.', { field: 'endsAt' });
  if (endsAt.getTime() - beginsAt.getTime() > LONGEST_DAYS * 86_400_000)
    throw invalid(
      'too-long',
      '一场活动最长 31 天，再长的请分场记。',
      'An activity lasts 31 days at most: enter longer ones in parts.',
      { field: 'endsAt' },
    );
}

export interface Turnout {
  people: number;
  hours: number;
}
interface Told {
  people?: number | undefined;
  hoursEach?: number | undefined;
  hoursTotal?: number | undefined;
}

/**
 * How many took part and their hours together: from the sheet where it names everybody, else from what is told for the
 * others. Throws invalid: people-missing, people-below-sheet, hours-missing, hours-below-sheet.
 */
export function turnoutOf({ people, hoursEach, hoursTotal }: Told, sheet: readonly { hours: number }[]): Turnout {
  const named = sheet.reduce((sum, { hours }) => sum + hours, 0);
  const all = people ?? sheet.length;
  if (all === 0)
    throw invalid('people-missing', '请填参加人数，或填签到表。', 'Say how many took part, or fill in the sheet.', {
      field: 'people',
    });
  if (all < sheet.length)
    throw invalid(
      'people-below-sheet',
      `参加人数不能少于签到表的 ${sheet.length} 人。`,
      `The sheet names ${sheet.length}: it cannot be fewer.`,
      { field: 'people' },
    );
  if (all === sheet.length) return { people: all, hours: named };
  const hours = hoursTotal ?? (hoursEach === undefined ? undefined : named + (all - sheet.length) * hoursEach);
  if (hours === undefined)
    throw invalid('hours-missing', '请填每人时长或总时长。', 'Say the hours of each, or of all together.', {
      field: 'hoursEach',
    });
  if (hours <= named)
    throw invalid(
      'hours-below-sheet',
      `总时长不能少于签到表的 ${named} 小时。`,
      `The sheet has ${named} hours: all together cannot be fewer.`,
      { field: 'hoursTotal' },
    );
  return { people: all, hours };
}
