import type { CalendarItem } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { type CivilDay, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { classNames } from '../../ui/class-names.ts';
import { kindOf, weekdays, weeksOf } from './calendar-days.ts';
import { listWords } from './words.ts';

interface CalendarMonthProps {
  calendar: CalendarItem;
  year: number;
  month: number;
  onTurn?: ((day: CivilDay) => void) | undefined;
}

/** One month as a table; days are buttons while they can be changed. */
export function CalendarMonth({ calendar, year, month, onTurn }: CalendarMonthProps): ReactElement {
  const t = useWords(listWords);
  return (
    <table className="calendar-month">
      <caption>{t('month', { n: month })}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday, at) => (
            <th scope="col" key={weekday} className="calendar-weekday">
              <span aria-hidden="true">{t('weekdaysShort')[at]}</span>
              <span className="sr-only">{t(weekday)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(year, month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, at) => (
              <td key={day ?? at}>{day !== null && <Day calendar={calendar} day={day} onTurn={onTurn} />}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayProps {
  calendar: CalendarItem;
  day: CivilDay;
  onTurn: ((day: CivilDay) => void) | undefined;
}

function Day({ calendar, day, onTurn }: DayProps): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const kind = kindOf(calendar, day);
  const mark = kind === 'holiday' ? t('restMark') : kind === 'makeup' ? t('workMark') : null;
  const className = classNames('calendar-day', kind !== 'work' && `calendar-${kind}`);
  const content = (
    <>
      <span>{Number(day.slice(8))}</span>
      {mark !== null && <span className="calendar-mark">{mark}</span>}
    </>
  );
  if (!onTurn) return <div className={className}>{content}</div>;
  return (
    <button
      type="button"
      className={className}
      aria-label={`${dayText(momentOf(day), lang)} ${t(`day.${kind}`)}`}
      onClick={() => onTurn(day)}
    >
      {content}
    </button>
  );
}
