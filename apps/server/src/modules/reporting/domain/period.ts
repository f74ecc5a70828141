import { invalid } from '../../../kernel/errors.ts';
import { addDays, civilDateOf, dayOfDate, instantOf } from '../../../kernel/time.ts';

/** The period of a report: civil dates, both included, and the instants that bound it. */
export interface Period {
  from: string;
  to: string;
  start: Date;
  /** The first instant after it. */
  end: Date;
  days: string[];
}

const USUAL_DAYS = 30;
const MOST_DAYS = 1098;

/** The period asked for, or the 30 days up to today. Throws invalid: civil-date, period-reversed, period-too-long. */
export function periodOf(asked: { from?: string; to?: string }, now: Date, timezone: string): Period {
  const to = asked.to ?? civilDateOf(now, timezone);
  const from = asked.from ?? addDays(to, 1 - USUAL_DAYS);
  const length = dayOfDate(to) - dayOfDate(from) + 1;
  if (length < 1) {
    throw invalid(
      'period-reversed',
      '开始日期晚于结束日期，请对调。',
      'The period ends before it begins: swap the dates.',
      { field: 'from' },
    );
  }
  if (length > MOST_DAYS) {
    throw invalid(
      'period-too-long',
      '统计时段最长三年，请缩短。',
      'A report covers at most three years: shorten the period.',
      { field: 'from' },
    );
  }
  return {
    from,
    to,
    start: instantOf(from, '00:00', timezone),
    end: instantOf(addDays(to, 1), '00:00', timezone),
    days: Array.from({ length }, (_, i) => addDays(from, i)),
  };
}
