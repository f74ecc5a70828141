import type { WorkingCalendar } from '../../../../kernel/working-calendar.ts';
import type { ItemOf, ListName } from '../items.ts';
import { officeHours } from './calendar.ts';
import { peace } from './categories-peace.ts';
import { people } from './categories-people.ts';
import { town } from './categories-town.ts';
import { trade } from './categories-trade.ts';
import { utilities } from './categories-utilities.ts';
import { itemsOf } from './category-card.ts';
import { presetDuties } from './duties.ts';
import { presetLimits } from './limits.ts';
import { presetRejections } from './rejections.ts';

/** What a new tenant begins with; `days` knows the holidays. */
export const presets = (days: WorkingCalendar): { [L in ListName]: ItemOf[L][] } => ({
  category: [...utilities, ...town, ...peace, ...people, ...trade].flatMap(itemsOf),
  duty: presetDuties,
  limit: presetLimits,
  rejection: presetRejections,
  calendar: [officeHours(days)],
});
