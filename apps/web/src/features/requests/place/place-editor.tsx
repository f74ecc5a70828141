import { lazy, type ReactElement, Suspense, useEffect, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import type { LonLat } from '../../../lib/position.ts';
import { Button } from '../../../ui/button.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { facilityName, useFacilitiesNear } from './facilities.ts';
import { FacilityField } from './facility-field.tsx';
import type { PlaceDraft } from './place-draft.ts';
import { type Grid, gridWords, loadPlaceNames, type PlaceNames } from './places.ts';
import { placeWords } from './words.ts';

const PlaceMap = lazy(() => import('./place-map.tsx').then((m) => ({ default: m.PlaceMap })));

interface PlaceEditorProps {
  value: PlaceDraft;
  onChange: (part: Partial<PlaceDraft>) => void;
  onSpot: (at: LonLat | null) => void;
  onLocate: () => Promise<void>;
  locating: boolean;
}

/** By name, by the device, by the map: each works without the others. */
export function PlaceEditor({ value, onChange, onSpot, onLocate, locating }: PlaceEditorProps): ReactElement {
  const t = useWords(placeWords);
  const [names, setNames] = useState<PlaceNames | 'failed' | null>(null);
  const [map, setMap] = useState(false);
  useEffect(() => {
    loadPlaceNames().then(setNames, () => setNames('failed'));
  }, []);
  const near = useFacilitiesNear(value.at?.lonLat ?? null);
  // What it is about says where it is, to the metre.
  const choose = (id: string | null) => {
    const found = near.find((each) => each.id === id);
    if (found) onSpot([found.lon, found.lat]);
    if (found || id === null) onChange({ facility: found ? { id: found.id, name: facilityName(found) } : null });
  };
  const isSet = value.at !== null || value.place !== null || value.placeCode !== '';
  return (
    <div className="stack place-editor">
      {names === null && <Skeleton lines={3} />}
      {names === 'failed' && <p className="muted">{t('failed')}</p>}
      {names !== null && names !== 'failed' && <ByName names={names} value={value} onChange={onChange} />}
      <FacilityField near={near} value={value.facility} onChoose={choose} />
      <TextField
        label={t('address')}
        hint={t('addressHint')}
        optional
        maxLength={120}
        value={value.address}
        onChange={(address) => onChange({ address })}
      />
      <div className="row">
        {isSet && (
          <Button icon="locate" busy={locating} onClick={() => void onLocate()}>
            {locating ? t('locating') : t('use')}
          </Button>
        )}
        {names !== null && names !== 'failed' && names.grids.length > 0 && (
          <Button icon="pin" expanded={map} onClick={() => setMap(!map)}>
            {map ? t('mapClose') : t('mapOpen')}
          </Button>
        )}
        {isSet && (
          <Button
            variant="quiet"
            onClick={() => onChange({ at: null, where: '', place: null, placeCode: '', facility: null })}
          >
            {t('clear')}
          </Button>
        )}
      </div>
      {map && names !== null && names !== 'failed' && (
        <Suspense fallback={<Skeleton lines={5} />}>
          <PlaceMap
            label={t('map')}
            names={names}
            at={value.at?.lonLat ?? null}
            onPin={onSpot}
            near={near}
            facility={value.facility?.id ?? null}
            onFacility={choose}
          />
        </Suspense>
      )}
    </div>
  );
}

interface ByNameProps {
  names: PlaceNames;
  value: PlaceDraft;
  onChange: (part: Partial<PlaceDraft>) => void;
}

/** Community first, then grid; a community alone is enough. */
function ByName({ names, value, onChange }: ByNameProps): ReactElement {
  const t = useWords(placeWords);
  const { communities, grids } = names;
  const chosen = grids.find(({ id }) => id === value.place?.id);
  const community = communities.find(({ id }) => id === (chosen?.parentId ?? value.place?.id)) ?? null;
  const choose = (place: PlaceDraft['place']) => onChange({ place, at: null, where: '', placeCode: '' });
  const chooseGrid = (grid: Grid | undefined) =>
    choose(grid ? { id: grid.id, name: gridWords(names, grid) } : community);
  const offered = community
    ? grids.filter(({ parentId }) => parentId === community.id)
    : communities.length
      ? []
      : grids;
  return (
    <>
      {communities.length > 0 && (
        <SelectField
          label={t('community')}
          empty={t('communityNone')}
          options={communities.map(({ id, name }) => ({ value: id, label: name }))}
          value={community?.id ?? null}
          onChange={(id) => choose(communities.find((each) => each.id === id) ?? null)}
        />
      )}
      {offered.length > 0 && (
        <SelectField
          label={t('grid')}
          empty={t('gridNone')}
          options={offered.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen?.id ?? null}
          onChange={(id) => chooseGrid(grids.find((each) => each.id === id))}
        />
      )}
    </>
  );
}
