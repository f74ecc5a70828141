import { type HoursSpan, mondayToFriday, type WorkingCalendar } from '../../../../kernel/working-calendar.ts';

const spans: HoursSpan[] = [
  { from: '08:30', to: '12:00' },
  { from: '14:30', to: '18:00' },
];

/** A county's office hours, 08:30–12:00 and 14:30–18:00 from Monday to Friday, over the days a holiday calendar knows. */
export const officeHours = (days: WorkingCalendar): WorkingCalendar => ({
  version: 'preset',
  timezone: days.timezone,
  hours: mondayToFriday(spans),
  holidays: days.holidays,
  workdays: days.workdays,
  coveredFrom: days.coveredFrom,
  coveredUntil: days.coveredUntil,
});
