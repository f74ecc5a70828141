import type { ImportRecord } from '@huying/server/contract/exchange';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Fold } from '../../ui/fold.tsx';
import { Progress } from '../../ui/progress.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { useMapping } from './use-mapping.ts';
import { exchangeWords } from './words.ts';

interface TableFieldsProps {
  record: ImportRecord;
  mapping: ReturnType<typeof useMapping>;
}

const MOST_ROW = 1000;

/** Which sheet is read, and whose table it is. */
export function TableFields({ record, mapping }: TableFieldsProps): ReactElement {
  const t = useWords(exchangeWords);
  const { reading, change, reread, looking } = mapping;
  return (
    <>
      <div className="exchange-table-place">
        {record.sheets.length > 1 && (
          <SelectField
            label={t('sheet')}
            value={reading.sheet}
            options={record.sheets.map((sheet) => ({ value: sheet, label: sheet }))}
            onChange={(sheet) => sheet !== null && void reread(sheet, undefined)}
          />
        )}
        <TextField
          label={t('system')}
          hint={t('systemHint')}
          maxLength={40}
          value={reading.sourceSystem}
          onChange={(sourceSystem) => change({ ...reading, sourceSystem })}
        />
        <TextField
          label={t('madeOn')}
          hint={t('madeOnHint')}
          optional
          type="date"
          value={reading.madeOn}
          onChange={(madeOn) => change({ ...reading, madeOn })}
        />
      </div>
      {looking.busy && <Progress label={t('rereading')} />}
    </>
  );
}

/** Where the header stands, and how dates and positions are read: right by themselves for most tables. */
export function TableOptions({ mapping }: Pick<TableFieldsProps, 'mapping'>): ReactElement {
  const t = useWords(exchangeWords);
  const { reading, change } = mapping;
  const set = (part: Partial<typeof reading>) => change({ ...reading, ...part });
  const hasPosition = reading.mapping.includes('lon') || reading.mapping.includes('lat');
  return (
    <Fold title={t('options')}>
      <HeaderRow key={reading.headerRow} mapping={mapping} />
      <div className="exchange-table-place">
        <SelectField<'dmy' | 'mdy'>
          label={t('dateOrder')}
          hint={t('dateOrderHint')}
          value={reading.dateOrder}
          options={[
            { value: 'dmy', label: t('dateOrder.dmy') },
            { value: 'mdy', label: t('dateOrder.mdy') },
          ]}
          onChange={(dateOrder) => dateOrder !== null && set({ dateOrder })}
        />
        <TextField
          label={t('timezone')}
          hint={t('timezoneHint')}
          maxLength={40}
          value={reading.timezone}
          onChange={(timezone) => set({ timezone })}
        />
        {hasPosition && (
          <SelectField<'CGCS2000' | 'GCJ02'>
            label={t('datum')}
            hint={t('datumHint')}
            value={reading.datum}
            options={[
              { value: 'CGCS2000', label: t('datum.CGCS2000') },
              { value: 'GCJ02', label: t('datum.GCJ02') },
            ]}
            onChange={(datum) => datum !== null && set({ datum })}
          />
        )}
      </div>
    </Fold>
  );
}

function HeaderRow({ mapping }: Pick<TableFieldsProps, 'mapping'>): ReactElement {
  const t = useWords(exchangeWords);
  const { reading, reread, looking } = mapping;
  const [text, setText] = useState(String(reading.headerRow));
  const row = Number(text);
  const isRow = Number.isInteger(row) && row >= 1 && row <= MOST_ROW;
  return (
    <div className="exchange-table-place">
      <TextField
        label={t('headerRow')}
        hint={t('headerRowHint', { n: reading.headerRow })}
        inputMode="numeric"
        maxLength={4}
        value={text}
        onChange={setText}
        error={isRow ? undefined : t('headerRowBad')}
      />
      <div className="row">
        <Button
          busy={looking.busy}
          disabled={!isRow || row === reading.headerRow}
          onClick={() => void reread(reading.sheet, row)}
        >
          {t('headerRowRead')}
        </Button>
      </div>
    </div>
  );
}
