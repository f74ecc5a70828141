import type { CalendarItem } from '@huying/server/contract/lists';
import { type ReactElement, useEffect, useState } from 'react';
import { civilDayOf, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { turnDay } from './calendar-days.ts';
import { CalendarMonth } from './calendar-month.tsx';
import { CalendarSettings } from './calendar-settings.tsx';
import { CalendarSpan } from './calendar-span.tsx';
import type { ItemsViewProps } from './items-props.ts';
import { listWords } from './words.ts';

const months = Array.from({ length: 12 }, (_, at) => at + 1);

/** A year at a glance: holidays, make-up workdays, rest days; hours below. */
export function CalendarView({ items, onChange, focus }: ItemsViewProps<CalendarItem>): ReactElement | null {
  const t = useWords(listWords);
  const [calendar] = items;
  const [year, setYear] = useState(() => Number(civilDayOf(Date.now()).slice(0, 4)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the calendar is read at the moment of the wish.
  useEffect(() => {
    if (focus && calendar) setYear(Number(calendar.coveredUntil.slice(0, 4)));
  }, [focus]);
  if (!calendar) return null;
  const change = onChange && ((next: CalendarItem) => onChange([next]));
  const inYear = (day: string) => day.startsWith(`${year}-`);
  const until = calendar.coveredUntil;
  return (
    <div className="stack">
      <Card>
        <div className="stack">
          <div className="calendar-head">
            <Button icon="back" label={t('earlier')} onClick={() => setYear(year - 1)} />
            <h2>{t('year', { n: year })}</h2>
            <Button icon="forward" label={t('later')} onClick={() => setYear(year + 1)} />
            <span className="muted" role="status">
              {t('holidayCount', {
                n: calendar.holidays.filter(inYear).length,
                m: calendar.workdays.filter(inYear).length,
              })}
            </span>
            <Coverage year={year} from={calendar.coveredFrom} until={until} />
          </div>
          <p className="muted small">
            {t('legend')}
            {change && ` ${t('legendEdit')}`}
          </p>
          <div className="calendar-year">
            {months.map((month) => (
              <CalendarMonth
                key={month}
                calendar={calendar}
                year={year}
                month={month}
                onTurn={change && ((day) => change(turnDay(calendar, day)))}
              />
            ))}
          </div>
        </div>
      </Card>
      {change && <CalendarSpan calendar={calendar} year={year} change={change} />}
      <CalendarSettings calendar={calendar} change={change} />
    </div>
  );
}

function Coverage({ year, from, until }: { year: number; from: string; until: string }): ReactElement | null {
  const t = useWords(listWords);
  const lang = useLanguage();
  if (`${year}-12-31` <= until && `${year}-01-01` >= from) return null;
  const isNone = `${year}-01-01` > until || `${year}-12-31` < from;
  return (
    <StatusTag tone="warning">
      {isNone ? t('uncovered', { year }) : t('partlyCovered', { day: dayText(momentOf(until), lang) })}
    </StatusTag>
  );
}
