import { fieldWords, type ImportField, importFields } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { Field } from '../../ui/field.tsx';
import { useFieldName } from './mapping-needs.tsx';
import type { useMapping } from './use-mapping.ts';
import { exchangeWords } from './words.ts';

const SAMPLES = 2;
const SAMPLE_CHARACTERS = 30;

interface ColumnFieldsProps {
  mapping: ReturnType<typeof useMapping>;
  /** Columns that repeat the meaning of an earlier one. */
  twice: ReadonlyMap<number, number>;
}

/** A choice for each column of the table, with what stands in its first rows. */
export function ColumnFields({ mapping, twice }: ColumnFieldsProps): ReactElement {
  const t = useWords(exchangeWords);
  const lang = useLanguage();
  const name = useFieldName();
  const { reading, rows, change, looking } = mapping;
  const titleOf = (column: number) => reading.header[column]?.trim() || t('unnamed', { n: column + 1 });
  const set = (column: number, field: ImportField | null) =>
    change({ ...reading, mapping: reading.mapping.map((each, at) => (at === column ? field : each)) });
  const options = importFields.map((field) => ({
    field,
    label: field === 'content' ? t('required', { field: name(field) }) : name(field),
    hint: fieldWords[field].hint[lang === 'en' ? 'en' : 'zh'],
  }));
  return (
    <div className="exchange-columns" aria-busy={looking.busy}>
      {reading.mapping.map((field, column) => {
        const first = twice.get(column);
        return (
          <Field
            // biome-ignore lint/suspicious/noArrayIndexKey: columns stay where they are, and two may have the same name.
            key={column}
            label={titleOf(column)}
            hint={
              rows === null ? undefined : sampleText(rows, column, t('sampleNone'), (text) => t('sample', { text }))
            }
            error={
              first === undefined || field === null
                ? undefined
                : t('twice', { other: titleOf(first), field: name(field) })
            }
          >
            {(wiring) => (
              <select
                {...wiring}
                className="input"
                value={field ?? ''}
                onChange={({ target }) => set(column, importFields.find((each) => each === target.value) ?? null)}
              >
                <option value="">{t('notTaken')}</option>
                {options.map((option) => (
                  <option key={option.field} value={option.field} title={option.hint}>
                    {option.label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        );
      })}
    </div>
  );
}

function sampleText(
  rows: readonly { cells: readonly string[] }[],
  column: number,
  none: string,
  some: (text: string) => string,
): string {
  const cells = rows.map(({ cells: all }) => all[column]?.trim() ?? '').filter((cell) => cell !== '');
  const shown = cells.slice(0, SAMPLES).map((cell) => {
    const letters = [...cell];
    return letters.length > SAMPLE_CHARACTERS ? `${letters.slice(0, SAMPLE_CHARACTERS).join('')}…` : cell;
  });
  return shown.length === 0 ? none : some(shown.join(' / '));
}
