import type { CivilDate } from '../../../kernel/time.ts';
import type { Beat } from '../contract.ts';

export interface HeldMeeting {
  kind: Beat['kind'];
  state: 'called' | 'held';
  day: CivilDate;
}

/** Months of a period; periods are those of the calendar year. */
const periods: Record<Beat['kind'], number> = { push: 1, dispatch: 3, review: 12 };
const periodOf = (day: CivilDate, months: number): string =>
  `${day.slice(0, 4)} ${Math.floor((Number(day.slice(5, 7)) - 1) / months)}`;

/**
 * 月推进、季调度、年考评: of each kind that a body has begun to hold, when it was last held and is next called, and whether
 * this month, quarter or year has one. A kind it never held is nothing it owes.
 */
export function rhythmOf(meetings: readonly HeldMeeting[], today: CivilDate): Beat[] {
  return (['push', 'dispatch', 'review'] as const).flatMap((kind) => {
    const ofKind = meetings.filter((meeting) => meeting.kind === kind).sort((a, b) => (a.day < b.day ? -1 : 1));
    if (ofKind.length === 0) return [];
    const now = periodOf(today, periods[kind]);
    return {
      kind,
      lastOn: ofKind.filter(({ state }) => state === 'held').at(-1)?.day ?? null,
      nextOn: ofKind.find(({ state, day }) => state === 'called' && day >= today)?.day ?? null,
      // One whose day has passed and of which nobody says that it was held does not count.
      isKept: ofKind.some(
        ({ state, day }) => periodOf(day, periods[kind]) === now && (state === 'held' || day >= today),
      ),
    };
  });
}
