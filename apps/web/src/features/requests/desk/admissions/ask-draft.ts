import type { Input } from '../../../../lib/api.ts';
import { addDays, type CivilDay, isCivilDay } from '../../../../lib/civil-day.ts';
import type { askAdmission } from '@huying/server/contract/requests';

/** What is typed to ask for admission, as the fields hold it. */
export interface AskDraft {
  title: string;
  placeId: string;
  detail: string;
  minutesWeekly: string;
  endsOn: string;
}
export const emptyAsk: AskDraft = { title: '', placeId: '', detail: '', minutesWeekly: '', endsOn: '' };

type AskBody = Input<typeof askAdmission>['body'];
/** The server takes a year; it has the last word. */
const MOST_DAYS = 366;

/** The fields that still lack something, in the order in which they stand. */
export function askFaults(
  { title, placeId, detail, minutesWeekly, endsOn }: AskDraft,
  today: CivilDay,
): (keyof AskDraft)[] {
  const minutes = Number(minutesWeekly);
  const isWrong: Record<keyof AskDraft, boolean> = {
    title: title.trim().length < 2 || title.trim().length > 60,
    placeId: placeId === '',
    detail: detail.trim().length < 2 || detail.trim().length > 1000,
    minutesWeekly: !Number.isInteger(minutes) || minutes < 1 || minutes > 2400,
    endsOn: !isCivilDay(endsOn) || endsOn < today || endsOn > addDays(today, MOST_DAYS),
  };
  return (Object.keys(isWrong) as (keyof AskDraft)[]).filter((field) => isWrong[field]);
}

export const askBody = ({ title, placeId, detail, minutesWeekly, endsOn }: AskDraft): AskBody => ({
  title: title.trim(),
  placeId,
  detail: detail.trim(),
  minutesWeekly: Number(minutesWeekly),
  endsOn,
});
