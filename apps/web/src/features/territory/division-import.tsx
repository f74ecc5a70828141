import { importDivisions, listLevels } from '@huying/server/contract/territory';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Card } from '../../ui/card.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { FileField } from './file-field.tsx';
import { ImportActs } from './import-acts.tsx';
import { csvOutline, readText } from './read-text.ts';
import { IMPORT_TIMEOUT_MS, useImport } from './use-import.ts';
import { territoryWords } from './words.ts';

interface Table {
  name: string;
  text: string;
  columns: string[];
  rows: number;
}

/** The server's limit is for the text as JSON. */
const MOST_CHARACTERS = 20_000_000;
const guess = (columns: readonly string[], wanted: RegExp): string | null =>
  columns.find((column) => wanted.test(column)) ?? null;

/** A table of codes and names for one level. */
export function DivisionImport(): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const levels = useAnswer(listLevels);
  const places = usePlaces();
  const [table, setTable] = useState<Table | null>(null);
  const [fileFault, setFileFault] = useState<string | undefined>();
  const [level, setLevel] = useState<string | null>(null);
  const [code, setCode] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [parent, setParent] = useState<string | null>(null);
  const [under, setUnder] = useState<string | null>(null);
  const [within, setWithin] = useState('');
  const run = useImport((dryRun) =>
    call(importDivisions, {
      body: {
        files: [
          {
            level: Number(level),
            csv: table?.text ?? '',
            ...(code !== null && { codeColumn: code }),
            ...(name !== null && { nameColumn: name }),
            parentColumn: parent,
          },
        ],
        parentId: under,
        ...(within.trim() && { within: within.trim() }),
        dryRun,
      },
      timeoutMs: IMPORT_TIMEOUT_MS,
    }),
  );
  const read = async (file: File) => {
    run.drop();
    setTable(null);
    setFileFault(undefined);
    const text = await readText(file);
    if (text === null) return setFileFault(t('fileUnreadable'));
    if (text.length > MOST_CHARACTERS) return setFileFault(t('tooLarge'));
    const { columns, rows } = csvOutline(text);
    setTable({ name: file.name, text, columns, rows });
    setCode(guess(columns, /^(code|编码|代码|区划代码)$/i));
    setName(guess(columns, /^(name|名称|区划名称)$/i));
    setParent(guess(columns, /^(street|area|city|parent).?code$|上级/i));
  };
  const columns = (table?.columns ?? []).map((column) => ({ value: column, label: column }));
  /** Whatever changes, the last report no longer speaks of it. */
  const set =
    <V,>(change: (value: V) => void) =>
    (value: V) => {
      run.drop();
      change(value);
    };
  return (
    <>
      <Card>
        <div className="stack territory-form">
          <FileField
            label={t('csvFile')}
            hint={t('csvHint')}
            accept=".csv,text/csv,text/plain"
            error={fileFault}
            chosen={table && t('chosen', { name: table.name, n: table.rows, columns: table.columns.join('、') })}
            onFile={(file) => void read(file)}
          />
          {table && (
            <>
              <SelectField
                label={t('importLevel')}
                empty=""
                value={level}
                onChange={set(setLevel)}
                options={(levels.data?.items ?? []).map((each) => ({
                  value: String(each.level),
                  label: lang === 'en' && each.nameEn ? each.nameEn : each.name,
                }))}
              />
              <SelectField label={t('codeColumn')} value={code} onChange={set(setCode)} options={columns} />
              <SelectField label={t('nameColumn')} value={name} onChange={set(setName)} options={columns} />
              <SelectField
                label={t('parentColumn')}
                empty={t('parentNone')}
                value={parent}
                onChange={set(setParent)}
                options={columns}
              />
              {parent === null && (
                <TreeField
                  label={t('under')}
                  hint={t('underHint')}
                  clearable
                  optional
                  nodes={places.items}
                  value={under}
                  onChange={set(setUnder)}
                />
              )}
              <TextField
                label={t('within')}
                hint={t('withinHint')}
                optional
                maxLength={40}
                value={within}
                onChange={set(setWithin)}
              />
            </>
          )}
        </div>
      </Card>
      <ImportActs run={run} isReady={table !== null && level !== null && code !== null && name !== null} />
    </>
  );
}
