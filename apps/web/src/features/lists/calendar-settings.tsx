import type { CalendarItem } from '@huying/server/contract/lists';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { readSpans, type Span, spansText, weekdays } from './calendar-days.ts';
import { useDescribe } from './describe.ts';
import { listWords } from './words.ts';

interface CalendarSettingsProps {
  calendar: CalendarItem;
  change: ((next: CalendarItem) => void) | undefined;
}

/** Until when holidays are known, and the hours of the week. Seasons are shown; they are edited in the workbook. */
export function CalendarSettings({ calendar, change }: CalendarSettingsProps): ReactElement {
  const t = useWords(listWords);
  const { fieldName, valueText } = useDescribe();
  if (!change) {
    const fields = ['hours', 'makeUpHours', 'seasons', 'coveredFrom', 'coveredUntil', 'timezone'] as const;
    return (
      <Card title={t('hours')}>
        <dl className="list-facts">
          {fields
            .filter((field) => calendar[field] !== undefined)
            .map((field) => (
              <div className="list-fact" key={field}>
                <dt>{fieldName(field)}</dt>
                <dd>{valueText(field, calendar[field])}</dd>
              </div>
            ))}
        </dl>
      </Card>
    );
  }
  return (
    <div className="list-pair">
      <Card title={t('coveredUntil')}>
        <div className="list-form">
          <TextField
            label={t('coveredUntil')}
            hint={t('coveredUntilHint')}
            type="date"
            value={calendar.coveredUntil}
            onChange={(day) => day !== '' && change({ ...calendar, coveredUntil: day })}
          />
          <TextField
            label={t('coveredFrom')}
            type="date"
            value={calendar.coveredFrom}
            onChange={(day) => day !== '' && change({ ...calendar, coveredFrom: day })}
          />
          {calendar.seasons && calendar.seasons.length > 0 && (
            <dl className="list-facts">
              <dt>{t('seasons')}</dt>
              <dd>{valueText('seasons', calendar.seasons)}</dd>
            </dl>
          )}
        </div>
      </Card>
      <Card title={t('hours')}>
        <div className="list-form">
          <p className="muted">{t('hoursHint')}</p>
          {weekdays.map((weekday) => (
            <HoursField
              key={weekday}
              label={t(weekday)}
              value={calendar.hours[weekday]}
              onChange={(spans) => change({ ...calendar, hours: { ...calendar.hours, [weekday]: spans } })}
            />
          ))}
          <HoursField
            label={t('makeUpHours')}
            hint={t('makeUpHoursHint')}
            value={calendar.makeUpHours ?? []}
            onChange={(spans) => {
              const { makeUpHours: _dropped, ...rest } = calendar;
              change(spans.length === 0 ? rest : { ...rest, makeUpHours: spans });
            }}
          />
        </div>
      </Card>
    </div>
  );
}

interface HoursFieldProps {
  label: string;
  hint?: string;
  value: readonly Span[];
  onChange: (spans: Span[]) => void;
}

/** Hours as text: what cannot be read is marked and changes nothing. */
function HoursField({ label, hint, value, onChange }: HoursFieldProps): ReactElement {
  const t = useWords(listWords);
  const [text, setText] = useState(spansText(value));
  const isBad = readSpans(text) === null;
  return (
    <TextField
      label={label}
      {...(hint && { hint })}
      optional
      value={text}
      error={isBad ? t('hoursBad') : undefined}
      onChange={(next) => {
        setText(next);
        const spans = readSpans(next);
        if (spans) onChange(spans);
      }}
    />
  );
}
