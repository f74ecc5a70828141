import { invalid } from '../../../kernel/errors.ts';
import { addDays } from '../../../kernel/time.ts';
import type { Facts } from './request.ts';

/** The longest that something may be on hold before somebody looks at it again. */
const MOST_DAYS = 90;

/** A day after today and within ninety days. Throws invalid: review-day. */
export function checkReviewDay(day: string | undefined, { today = '' }: Facts): string {
  if (day !== undefined && day > today && day <= addDays(today, MOST_DAYS) && addDays(day, 0) === day) return day;
  throw invalid(
    'review-day',
    `请填写复核日期：明天起、${MOST_DAYS} 天以内。`,
    `Give the day of review: from tomorrow on, within ${MOST_DAYS} days.`,
    { field: 'reviewOn', most: addDays(today, MOST_DAYS) },
  );
}
