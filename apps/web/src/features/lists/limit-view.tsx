import type { LimitItem } from '@huying/server/contract/lists';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { CategoryField } from './category-field.tsx';
import { useDescribe } from './describe.ts';
import type { ItemsViewProps } from './items-props.ts';
import { PartsTable, withText } from './parts-table.tsx';
import { type ListWord, listWords } from './words.ts';

const stages = [
  ...(['accept', 'sign', 'contact', 'handle', 'follow-up', 'supply'] as const),
  ...(['report', 'urge-answer', 'supervise'] as const),
];
const urgencies = ['*', 'urgent', 'normal', 'complex'] as const;
const units = ['minutes', 'hours', 'working-minutes', 'workdays', 'calendar-days'] as const;

/** How long each step may take. */
export function LimitView({ items, onChange, focus }: ItemsViewProps<LimitItem>): ReactElement {
  const t = useWords(listWords);
  const { valueText, itemName, itemText, limitText } = useDescribe();
  return (
    <PartsTable<LimitItem>
      label={t('limit')}
      items={items}
      onChange={onChange}
      focus={focus ?? null}
      nameOf={(item) => itemName('limit', item)}
      textOf={itemText}
      blank={() => ({
        category: '*',
        urgency: '*',
        stage: 'handle',
        amount: 5,
        unit: 'workdays',
        warnAt: [0.5, 0.8, 1],
      })}
      columns={[
        { key: 'stage', title: t('stage'), main: true, render: (item) => valueText('stage', item.stage) },
        { key: 'urgency', title: t('urgency'), render: (item) => valueText('urgency', item.urgency) },
        { key: 'category', title: t('categoryField'), render: (item) => valueText('category', item.category) },
        { key: 'amount', title: t('amount'), render: limitText },
        { key: 'warnAt', title: t('warnAt'), render: (item) => valueText('warnAt', item.warnAt) },
        { key: 'clause', title: t('clause'), render: (item) => item.clause ?? '' },
      ]}
      form={(item, change) => <LimitForm item={item} change={change} />}
    />
  );
}

function LimitForm({ item, change }: { item: LimitItem; change: (next: LimitItem) => void }): ReactElement {
  const t = useWords(listWords);
  const set = (part: Partial<LimitItem>) => change({ ...item, ...part });
  const rule = (field: 'workdayRule' | 'restDayRule', value: string | null) => {
    const { [field]: _dropped, ...rest } = item;
    change(value === null ? rest : ({ ...rest, [field]: value } as LimitItem));
  };
  const counts = item.unit === 'workdays' || item.unit === 'calendar-days';
  return (
    <>
      <SelectField<LimitItem['stage']>
        label={t('stage')}
        value={item.stage}
        onChange={(stage) => stage && set({ stage })}
        options={stages.map((stage) => ({ value: stage, label: t(`stage.${stage}`) }))}
      />
      <SelectField<LimitItem['urgency']>
        label={t('urgency')}
        value={item.urgency}
        onChange={(urgency) => urgency && set({ urgency })}
        options={urgencies.map((urgency) => ({ value: urgency, label: t(`urgency.${urgency}`) }))}
      />
      <CategoryField value={item.category} onChange={(category) => set({ category })} />
      <div className="list-line">
        <NumberField label={t('amount')} value={item.amount} onChange={(amount) => set({ amount })} />
        <SelectField<LimitItem['unit']>
          label={t('amountUnit')}
          value={item.unit}
          onChange={(unit) => unit && set({ unit })}
          options={units.map((unit) => ({ value: unit, label: t(`unit.${unit}`) }))}
        />
      </div>
      <WarnField value={item.warnAt} onChange={(warnAt) => set({ warnAt })} />
      {item.unit === 'workdays' && (
        <SelectField
          label={t('workdayRule')}
          empty={t('unset')}
          value={item.workdayRule ?? null}
          onChange={(value) => rule('workdayRule', value)}
          options={choices(t, 'workdayRule', ['end-of-day', 'same-time'])}
        />
      )}
      {counts && (
        <SelectField
          label={t('restDayRule')}
          empty={t('unset')}
          value={item.restDayRule ?? null}
          onChange={(value) => rule('restDayRule', value)}
          options={choices(t, 'restDayRule', ['stay', 'next-workday'])}
        />
      )}
      <TextField
        label={t('clause')}
        optional
        maxLength={40}
        value={item.clause ?? ''}
        onChange={(clause) => change(withText(item, 'clause', clause))}
      />
    </>
  );
}

const choices = (t: (key: ListWord & 'error') => string, group: string, values: readonly string[]) =>
  values.map((value) => ({ value, label: t(`${group}.${value}` as 'error') }));

interface NumberFieldProps {
  label: string;
  value: number;
  onChange: (value: number) => void;
}

/** Text while it is typed, a number as soon as it is one. */
function NumberField({ label, value, onChange }: NumberFieldProps): ReactElement {
  const [text, setText] = useState(String(value));
  return (
    <TextField
      label={label}
      inputMode="numeric"
      value={text}
      onChange={(next) => {
        setText(next);
        if (next.trim() !== '' && Number.isFinite(Number(next))) onChange(Number(next));
      }}
    />
  );
}

function WarnField({ value, onChange }: { value: number[]; onChange: (value: number[]) => void }): ReactElement {
  const t = useWords(listWords);
  const [text, setText] = useState(value.map((part) => Math.round(part * 100)).join('、'));
  return (
    <TextField
      label={t('warnAt')}
      hint={t('warnAtHint')}
      optional
      value={text}
      onChange={(next) => {
        setText(next);
        const parts = next
          .normalize('NFKC')
          .split(/[、,;\s%]+/)
          .filter((part) => part !== '')
          .map(Number);
        if (parts.every((part) => part > 0 && part <= 100)) onChange(parts.map((part) => part / 100));
      }}
    />
  );
}
