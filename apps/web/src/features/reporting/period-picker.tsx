import { Button, Radio } from 'antd';
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { type FormEvent, type ReactElement, useEffect, useId, useState } from 'react';
import { type CivilDay, isCivilDay, momentOf } from '../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dayText } from '../../lib/time.ts';
import { FieldError } from '../../ui/field.tsx';
import { type Period, type PeriodKind, periodKinds, periodOf, stepPeriod } from './period.ts';
import { reportWords } from './words.ts';

interface PeriodPickerProps {
  period: Period;
  today: CivilDay;
  onChange: (period: Period) => void;
}

/** This week, half month, month, 30 days or days of one's own; arrows go to the period before and after. */
export function PeriodPicker({ period, today, onChange }: PeriodPickerProps): ReactElement {
  const t = useWords(reportWords);
  const lang = useLanguage();
  const id = useId();
  const [isChoosing, setIsChoosing] = useState(period.kind === 'custom');
  useEffect(() => setIsChoosing(period.kind === 'custom'), [period.kind]);
  const choose = (kind: PeriodKind) => {
    if (kind === 'custom') setIsChoosing(true);
    else onChange(periodOf(kind, today, today));
  };
  const [before, after] = [stepPeriod(period, -1, today), stepPeriod(period, 1, today)];
  return (
    <div className="report-period">
      <div className="row">
        <span className="sr-only" id={id}>
          {t('period')}
        </span>
        <Radio.Group
          aria-labelledby={id}
          optionType="button"
          value={isChoosing ? 'custom' : period.kind}
          options={periodKinds.map((kind) => ({ value: kind, label: t(kind) }))}
          onChange={(event) => choose(event.target.value as PeriodKind)}
        />
      </div>
      {isChoosing ? (
        <CustomDays period={period} today={today} onChange={onChange} />
      ) : (
        <div className="row report-step">
          <Button
            icon={<LeftOutlined aria-hidden />}
            aria-label={t('earlier')}
            disabled={before === null}
            onClick={() => before && onChange(before)}
          />
          <strong>
            {t('range', { from: dayText(momentOf(period.from), lang), to: dayText(momentOf(period.to), lang) })}
          </strong>
          <Button
            icon={<RightOutlined aria-hidden />}
            aria-label={t('later')}
            disabled={after === null}
            onClick={() => after && onChange(after)}
          />
        </div>
      )}
    </div>
  );
}

function CustomDays({ period, today, onChange }: PeriodPickerProps): ReactElement {
  const t = useWords(reportWords);
  const [from, setFrom] = useState(period.from);
  const [to, setTo] = useState(period.to);
  const [fault, setFault] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isCivilDay(from) || !isCivilDay(to)) return setFault(t('notDay'));
    if (from > to) return setFault(t('reversed'));
    setFault(null);
    onChange({ kind: 'custom', from, to });
  };
  return (
    <form className="row report-days" onSubmit={submit}>
      <label>
        {t('from')}
        <input
          className="input"
          type="date"
          max={today}
          value={from}
          onChange={(event) => setFrom(event.target.value)}
        />
      </label>
      <label>
        {t('to')}
        <input className="input" type="date" max={today} value={to} onChange={(event) => setTo(event.target.value)} />
      </label>
      <Button type="primary" htmlType="submit">
        {t('show')}
      </Button>
      {fault !== null && <FieldError>{fault}</FieldError>}
    </form>
  );
}
