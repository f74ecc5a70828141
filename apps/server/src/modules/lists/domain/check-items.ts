import { AppError } from '../../../kernel/errors.ts';
import type { CivilDate } from '../../../kernel/time.ts';
import { checkCalendar, type WorkingCalendar } from '../../../kernel/working-calendar.ts';
import { checkCategories } from './check-categories.ts';
import { checkDuties } from './check-duties.ts';
import { checkLimits } from './check-limits.ts';
import type { CategoryItem, DutyItem, ItemOf, LimitItem, ListName, RejectionItem } from './items.ts';
import { type Notes, noteRepeats, notes, type Problem } from './problems.ts';

/** What the items of one list refer to outside it, as it stands now. */
export interface Surroundings {
  categories: readonly CategoryItem[];
  duties: readonly DutyItem[];
  limits: readonly LimitItem[];
  /** Codes of open units, and of places. */
  units: ReadonlySet<string>;
  places: ReadonlySet<string>;
  today: CivilDate;
}

/** Everything wrong or doubtful in the items of a well-shaped version; it may be published when nothing is an error. */
export function checkItems<L extends ListName>(list: L, items: readonly ItemOf[L][], around: Surroundings): Problem[];
export function checkItems(list: ListName, items: readonly ItemOf[ListName][], around: Surroundings): Problem[] {
  const found = notes();
  if (items.length === 0) found.error(0, '', '', '清单是空的，请至少填一项。', 'The list is empty.');
  else if (list === 'category') checkCategories(found, items as CategoryItem[], around);
  else if (list === 'duty') checkDuties(found, items as DutyItem[], around);
  else if (list === 'limit') checkLimits(found, items as LimitItem[], around);
  else if (list === 'rejection') checkRejections(found, items as RejectionItem[]);
  else checkCalendars(found, items as WorkingCalendar[], around.today);
  return found.found;
}

export const publishable = (problems: readonly Problem[]): boolean =>
  problems.every((each) => each.severity !== 'error');

function checkRejections(found: Notes, items: readonly RejectionItem[]): void {
  noteRepeats(
    found,
    items.map((item) => item.code),
    'code',
  );
}

function checkCalendars(found: Notes, items: readonly WorkingCalendar[], today: CivilDate): void {
  const [calendar] = items;
  if (items.length !== 1 || !calendar) {
    found.error(0, '', '', '工作日历只能有一份。', 'There is exactly one working calendar.');
    return;
  }
  try {
    checkCalendar(calendar);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    found.error(1, 'calendar', '', error.text.zh, error.text.en);
    return;
  }
  if (calendar.coveredUntil < today)
    found.warning(
      1,
      'calendar',
      'coveredUntil',
      `节假日安排只到 ${calendar.coveredUntil}，之后按普通周计算，时限会不准。请补录国务院办公厅的新通知。`,
      `Holidays are known only until ${calendar.coveredUntil}; later limits are provisional. Add the new yearly notice.`,
    );
}
