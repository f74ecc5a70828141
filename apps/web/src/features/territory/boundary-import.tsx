import { type Datum, importBoundaries, listLevels } from '@huying/server/contract/territory';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { DatumField } from './datum-field.tsx';
import { FileField } from './file-field.tsx';
import { ImportActs } from './import-acts.tsx';
import { type GeoFile, readGeojson, readText } from './read-text.ts';
import { IMPORT_TIMEOUT_MS, useImport } from './use-import.ts';
import { territoryWords } from './words.ts';

const guess = (properties: readonly string[], wanted: RegExp): string | null =>
  properties.find((property) => wanted.test(property)) ?? null;

/** Grids and boundaries from a GeoJSON file with many polygons, its datum stated. */
export function BoundaryImport(): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const levels = useAnswer(listLevels);
  const places = usePlaces();
  const [file, setFile] = useState<{ name: string; geo: GeoFile } | null>(null);
  const [fileFault, setFileFault] = useState<string | undefined>();
  const [datum, setDatum] = useState<Datum | null>(null);
  const [level, setLevel] = useState<string | null>(null);
  const [matchBy, setMatchBy] = useState<'code' | 'name'>('code');
  const [code, setCode] = useState<string | null>(null);
  const [name, setName] = useState<string | null>(null);
  const [parent, setParent] = useState<string | null>(null);
  const [creates, setCreates] = useState(true);
  const [moves, setMoves] = useState(false);
  const grid = levels.data?.items.find(({ isGrid }) => isGrid);
  const chosenLevel = level ?? (grid ? String(grid.level) : null);
  const run = useImport((dryRun) =>
    call(importBoundaries, {
      body: {
        geojson: file?.geo.collection,
        datum: datum ?? 'CGCS2000',
        matchBy,
        ...(code !== null && { codeProperty: code }),
        ...(name !== null && { nameProperty: name }),
        level: Number(chosenLevel),
        parentId: parent,
        create: creates,
        moveOpenMatters: moves,
        dryRun,
      },
      timeoutMs: IMPORT_TIMEOUT_MS,
    }),
  );
  const read = async (chosen: File) => {
    run.drop();
    setFile(null);
    setFileFault(undefined);
    const text = await readText(chosen);
    if (text === null) return setFileFault(t('fileUnreadable'));
    const geo = readGeojson(text);
    if (geo === null) return setFileFault(t('notGeojson'));
    if (geo.polygons.length === 0) return setFileFault(t('noPolygon'));
    setFile({ name: chosen.name, geo });
    setCode(guess(geo.properties, /^(code|adcode|编码|代码|网格编码|id)$/i));
    setName(guess(geo.properties, /^(name|名称|网格名称)$/i));
  };
  const properties = (file?.geo.properties ?? []).map((property) => ({ value: property, label: property }));
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
            label={t('file')}
            accept=".geojson,.json,application/geo+json,application/json"
            error={fileFault}
            chosen={
              file &&
              t('chosenFeatures', {
                name: file.name,
                n: file.geo.collection.features.length,
                columns: file.geo.properties.join('、'),
              })
            }
            onFile={(chosen) => void read(chosen)}
          />
          {file && (
            <>
              <DatumField value={datum} onChange={set(setDatum)} />
              <SelectField
                label={t('importLevel')}
                value={chosenLevel}
                onChange={set(setLevel)}
                options={(levels.data?.items ?? []).map((each) => ({
                  value: String(each.level),
                  label: lang === 'en' && each.nameEn ? each.nameEn : each.name,
                }))}
              />
              <SelectField<'code' | 'name'>
                label={t('matchBy')}
                value={matchBy}
                onChange={set((next) => next && setMatchBy(next))}
                options={[
                  { value: 'code', label: t('byCode') },
                  { value: 'name', label: t('byName') },
                ]}
              />
              <SelectField
                label={t('codeProperty')}
                empty=""
                value={code}
                onChange={set(setCode)}
                options={properties}
              />
              <SelectField
                label={t('nameProperty')}
                empty=""
                value={name}
                onChange={set(setName)}
                options={properties}
              />
              <TreeField
                label={t('under')}
                hint={t('underNew')}
                optional
                clearable
                nodes={places.items}
                value={parent}
                onChange={set(setParent)}
              />
              <Checkbox checked={creates} onChange={set(setCreates)}>
                {t('createMissing')}
              </Checkbox>
              <div>
                <Checkbox checked={moves} onChange={set(setMoves)}>
                  {t('moveOpen')}
                </Checkbox>
                <p className="muted small">{t('moveOpenHint')}</p>
              </div>
            </>
          )}
        </div>
      </Card>
      <ImportActs run={run} isReady={file !== null && datum !== null && chosenLevel !== null} />
    </>
  );
}
