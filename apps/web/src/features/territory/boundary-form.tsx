import { type Datum, type PlaceDetail, setPlaceBoundary } from '@huying/server/contract/territory';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { DatumField } from './datum-field.tsx';
import { FileField } from './file-field.tsx';
import { type GeoFile, readGeojson, readText } from './read-text.ts';
import { territoryWords } from './words.ts';

interface Chosen {
  name: string;
  geometry: GeoFile['polygons'][number];
}

/** A new boundary from a GeoJSON file of one polygon, with its datum stated. */
export function BoundaryForm({ place, onDone }: { place: PlaceDetail; onDone: () => void }): ReactElement {
  const t = useWords(territoryWords);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [fileFault, setFileFault] = useState<string | undefined>();
  const [datum, setDatum] = useState<Datum | null>(null);
  const [moves, setMoves] = useState(false);
  const [validFrom, setValidFrom] = useState('');
  const saving = useSaving<PlaceDetail>(place, [], async ({ id, version }) => {
    if (chosen === null || datum === null) return;
    const body = {
      version,
      geometry: chosen.geometry,
      datum,
      moveOpenMatters: moves,
      ...(validFrom !== '' && { validFrom }),
    };
    await call(setPlaceBoundary, { params: { id }, body });
    await refresh('/api/places');
    toast(t('boundaryDone'));
    onDone();
  });
  const read = async (file: File) => {
    setChosen(null);
    setFileFault(undefined);
    const text = await readText(file);
    const found = text === null ? null : readGeojson(text);
    if (text === null) return setFileFault(t('fileUnreadable'));
    if (found === null) return setFileFault(t('notGeojson'));
    if (found.collection.features.length !== 1)
      return setFileFault(t('notOne', { n: found.collection.features.length }));
    const [geometry] = found.polygons;
    if (!geometry) return setFileFault(t('noPolygon'));
    setChosen({ name: file.name, geometry });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit(place);
  };
  return (
    <form className="stack territory-form" onSubmit={submit}>
      <h3>{t('boundaryTitle', { name: place.name })}</h3>
      <p className="muted">{t('boundaryBody')}</p>
      <FileField
        label={t('file')}
        hint={t('fileHint')}
        accept=".geojson,.json,application/geo+json,application/json"
        chosen={chosen?.name ?? null}
        error={fileFault}
        onFile={(file) => void read(file)}
      />
      <DatumField value={datum} onChange={setDatum} />
      <div>
        <Checkbox checked={moves} onChange={setMoves}>
          {t('moveOpen')}
        </Checkbox>
        <p className="muted small">{t('moveOpenHint')}</p>
      </div>
      <TextField
        label={t('validFromBoundary')}
        hint={t('validFromBoundaryHint')}
        optional
        type="date"
        value={validFrom}
        onChange={setValidFrom}
      />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={chosen === null || datum === null}>
          {t('apply')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
