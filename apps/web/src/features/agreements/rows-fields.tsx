import type { Agreement, ListRow } from '@huying/server/contract/agreements';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { uuidv7 } from '../../lib/uuid.ts';
import { Button } from '../../ui/button.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agreementWords } from './words.ts';

interface RowsFieldsProps {
  title: string;
  agreement: Pick<Agreement, 'communityId' | 'unitId'>;
  rows: readonly ListRow[];
  /** What could be added with its source. */
  offers: readonly ListRow[];
  onChange: (rows: ListRow[]) => void;
}

/** One of the three lists: rows from what there is, or in words. */
export function RowsFields({ title, agreement, rows, offers, onChange }: RowsFieldsProps): ReactElement {
  const t = useWords(agreementWords);
  const units = useUnits();
  const [isOffering, setOffering] = useState(false);
  const set = (id: string, part: Partial<ListRow>) =>
    onChange(rows.map((row) => (row.id === id ? { ...row, ...part } : row)));
  const there = new Set(rows.map(({ source }) => source?.id));
  const left = offers.filter(({ source }) => !there.has(source?.id));
  const duties = [
    { value: 'community' as const, label: units.name(agreement.communityId) },
    { value: 'unit' as const, label: units.name(agreement.unitId) },
    { value: 'both' as const, label: t('both') },
  ];
  return (
    <fieldset className="stack">
      <legend className="field-label">{title}</legend>
      {rows.map((row, i) => (
        <div className="agreement-row-fields" key={row.id}>
          <TextField
            label={t('rowN', { n: i + 1 })}
            maxLength={200}
            value={row.text}
            onChange={(text) => set(row.id, { text })}
          />
          <TextField
            label={t('rowAmount')}
            optional
            maxLength={60}
            value={row.amount}
            onChange={(amount) => set(row.id, { amount })}
          />
          <TextField
            label={t('rowDue')}
            type="date"
            optional
            value={row.dueOn ?? ''}
            onChange={(dueOn) => {
              const { dueOn: _old, ...rest } = row;
              onChange(rows.map((each) => (each.id === row.id ? { ...rest, ...(dueOn && { dueOn }) } : each)));
            }}
          />
          <SelectField
            label={t('rowDuty')}
            options={duties}
            value={row.duty}
            onChange={(duty) => duty && set(row.id, { duty })}
          />
          <Button
            variant="quiet"
            icon="trash"
            label={t('dropRow', { name: row.text })}
            onClick={() => onChange(rows.filter(({ id }) => id !== row.id))}
          >
            {t('drop')}
          </Button>
        </div>
      ))}
      <div className="row">
        <Button icon="plus" expanded={isOffering} onClick={() => setOffering(!isOffering)}>
          {t('addOffered')}
        </Button>
        <Button icon="write" onClick={() => onChange([...rows, { id: uuidv7(), text: '', amount: '', duty: 'both' }])}>
          {t('addRow')}
        </Button>
      </div>
      {isOffering &&
        (left.length === 0 ? (
          <p className="muted">{t('noOffers')}</p>
        ) : (
          <ul className="agreement-rows" aria-label={t('offered')}>
            {left.map((offer) => (
              <li key={offer.id}>
                <span>
                  {offer.text} <span className="muted">{offer.amount}</span>
                </span>
                <Button label={t('addNamed', { name: offer.text })} onClick={() => onChange([...rows, offer])}>
                  {t('add')}
                </Button>
              </li>
            ))}
          </ul>
        ))}
    </fieldset>
  );
}
