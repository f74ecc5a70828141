import type { CalendarItem } from '@huying/server/contract/lists';
import { type FormEvent, type ReactElement, useState } from 'react';
import { isCivilDay } from '../../lib/civil-day.ts';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { daysOf, setDays } from './calendar-days.ts';
import { listWords } from './words.ts';

type Kind = 'holiday' | 'makeup' | 'plain';

interface CalendarSpanProps {
  calendar: CalendarItem;
  year: number;
  change: (next: CalendarItem) => void;
}

/** Several days at once, as the yearly notice tells them: 「国庆节 10 月 1 日至 7 日放假」. */
export function CalendarSpan({ calendar, year, change }: CalendarSpanProps): ReactElement {
  const t = useWords(listWords);
  const [from, setFrom] = useState(`${year}-01-01`);
  const [to, setTo] = useState(`${year}-01-01`);
  const [kind, setKind] = useState<Kind>('holiday');
  const days = isCivilDay(from) && isCivilDay(to) ? daysOf(from, to) : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change(setDays(calendar, days, kind));
  };
  return (
    <Card title={t('addSpan')}>
      <form className="list-line" onSubmit={submit}>
        <TextField
          label={t('spanFrom')}
          type="date"
          value={from}
          onChange={(day) => {
            setFrom(day);
            if (day > to) setTo(day);
          }}
        />
        <TextField label={t('spanTo')} type="date" value={to} onChange={setTo} />
        <SelectField<Kind>
          label={t('spanKind')}
          value={kind}
          onChange={(next) => next && setKind(next)}
          options={[
            { value: 'holiday', label: t('day.holiday') },
            { value: 'makeup', label: t('day.makeup') },
            { value: 'plain', label: t('spanPlain') },
          ]}
        />
        <Button type="submit" disabled={days.length === 0}>
          {t('spanSet')}
        </Button>
      </form>
    </Card>
  );
}
