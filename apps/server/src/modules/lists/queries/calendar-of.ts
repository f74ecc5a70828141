import type { WorkingCalendar } from '../../../kernel/working-calendar.ts';
import type { Ctx } from '../../../platform/context.ts';
import { currentLists, listVersion } from './current-lists.ts';

/** The working calendar a matter began with; that in force for a new one. */
export async function calendarOf(
  { tx }: Pick<Ctx, 'tx'>,
  lists?: Record<string, string>,
): Promise<{ id: string; calendar: WorkingCalendar }> {
  const known = lists?.calendar === undefined ? undefined : await listVersion(tx, lists.calendar);
  const version = known ?? (await currentLists(tx)).calendar;
  const calendar = version.items[0] as WorkingCalendar | undefined;
  if (!calendar) throw new Error('the tenant has no working calendar in force');
  return { id: version.id, calendar };
}
