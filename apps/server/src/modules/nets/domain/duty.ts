import {
  addDays,
  clockOf,
  DAY,
  dateOfDay,
  dayAt,
  dayOfDate,
  instantAt,
  weekdayOfDay,
  zoneOf,
} from '../../../kernel/time.ts';

export type DutyShift = 'day' | 'night';

/** When the turns of a net change, 'HH:MM'; without a night shift one turn lasts from one day start to the next. */
export interface DutyHours {
  dayStart: string;
  nightStart: string | null;
}
/** A turn: the civil day on which it began (a night runs into the next), and the instant at which it ends. */
export interface Turn {
  day: string;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
  shift: DutyShift;
  until: number;
}
export interface DutySlot {
  weekday: number;
  shift: DutyShift;
  personId: string;
}
export interface WeeklyRoster {
  slots: readonly DutySlot[];
  /** Civil days, both included. */
  validFrom: string;
  validUntil: string | null;
}
export interface DutyException {
  from: string;
  until: string;
  shift: DutyShift | null;
  insteadOfId: string | null;
  personId: string | null;
}
/** What decides who has a turn. Exceptions: the latest made first. */
export interface DutyPlan {
  rosters: readonly WeeklyRoster[];
  exceptions: readonly DutyException[];
}
/** Who has a turn: nobody (null) is an answer too. `insteadOfId`: whom the week names, where it is somebody else. */
export interface Duty {
  personId: string | null;
  standIn: boolean;
  insteadOfId: string | null;
}

/** The turn that runs at an instant (ms) on the wall clock of a zone. */
export function turnAt(at: number, { dayStart, nightStart }: DutyHours, timezone: string): Turn {
  const zone = zoneOf(timezone);
  const today = dayAt(zone, at);
  const clock = at + zone.offsetAt(at) - today * DAY;
  const begins = clockOf(dayStart);
  // Before the day shift begins, the turns of yesterday still run.
  const day = clock < begins ? today - 1 : today;
  const night = nightStart === null ? null : clockOf(nightStart);
  const isNight = night !== null && (clock < begins || clock >= night);
  const until = night !== null && !isNight ? instantAt(zone, day, night) : instantAt(zone, day + 1, begins);
  return { day: dateOfDay(day), weekday: weekdayOfDay(day) || 7, shift: isNight ? 'night' : 'day', until };
}

/** Who has the turn of a day. Of several exceptions the latest made counts; a stand-in for one person takes only their turns. */
export function dutyOf(plan: DutyPlan, { day, weekday, shift }: Pick<Turn, 'day' | 'weekday' | 'shift'>): Duty {
  const roster = plan.rosters.find(
    ({ validFrom, validUntil }) => validFrom <= day && (validUntil === null || day <= validUntil),
  );
  const usual = roster?.slots.find((slot) => slot.weekday === weekday && slot.shift === shift)?.personId ?? null;
  const other = plan.exceptions.find(
    (each) =>
      each.from <= day &&
      day <= each.until &&
      (each.shift === null || each.shift === shift) &&
      (each.insteadOfId === null || each.insteadOfId === usual),
  );
  if (!other) return { personId: usual, standIn: false, insteadOfId: null };
  return {
    personId: other.personId,
    standIn: other.personId !== usual,
    insteadOfId: other.personId === usual ? null : usual,
  };
}

/** The turns of a number of days from a civil day on. */
export function calendarOf(plan: DutyPlan, hours: DutyHours, from: string, days: number) {
  const shifts: DutyShift[] = hours.nightStart === null ? ['day'] : ['day', 'night'];
  return Array.from({ length: days }, (_, i) => {
    const day = addDays(from, i);
    const weekday = weekdayOfDay(dayOfDate(day)) || 7;
    const turns = shifts.map((shift) => {
      const { personId, standIn } = dutyOf(plan, { day, weekday, shift });
      return { shift, personId, standIn };
    });
    return { day, turns };
  });
}
