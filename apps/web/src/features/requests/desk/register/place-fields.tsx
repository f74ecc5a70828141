import { lazy, type ReactElement, Suspense, useEffect, useMemo, useState } from 'react';
import { usePlaces } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { loadPlaceNames, type PlaceNames } from '../../place/places.ts';
import type { RegisterDraft } from './register-form.ts';
import { registerWords } from './words.ts';

const PlaceMap = lazy(() => import('../../place/place-map.tsx').then((m) => ({ default: m.PlaceMap })));

interface PlaceFieldsProps {
  value: RegisterDraft;
  onChange: (part: Partial<RegisterDraft>) => void;
}

/** By name first, because that is how people say it on the phone; the map when they can point. */
export function PlaceFields({ value, onChange }: PlaceFieldsProps): ReactElement {
  const t = useWords(registerWords);
  const places = usePlaces();
  const [map, setMap] = useState(value.spot !== null);
  const options = useMemo(
    () =>
      places.items
        .filter(({ active, parentId }) => active && parentId !== null)
        .map(({ id, name, code, parentId }) => ({
          value: id,
          label: name,
          group: places.name(parentId),
          words: code,
        })),
    [places],
  );
  return (
    <>
      <PickField
        label={t('place')}
        hint={t('placeHint')}
        optional
        clearable
        name="place"
        options={options}
        value={value.placeId || null}
        onChange={(placeId) => onChange({ placeId: placeId ?? '' })}
      />
      <TextField
        label={t('address')}
        hint={t('addressHint')}
        optional
        maxLength={120}
        value={value.address}
        onChange={(address) => onChange({ address })}
      />
      <div className="row">
        <Button icon="pin" expanded={map} onClick={() => setMap(!map)}>
          {t(map ? 'mapClose' : 'mapOpen')}
        </Button>
        {value.spot && (
          <>
            <span role="status">{t('spot')}</span>
            <Button variant="quiet" onClick={() => onChange({ spot: null })}>
              {t('spotDrop')}
            </Button>
          </>
        )}
      </div>
      {map && (
        <Suspense fallback={<Skeleton lines={4} />}>
          <SpotPicker value={value} onChange={onChange} />
        </Suspense>
      )}
    </>
  );
}

function SpotPicker({ value, onChange }: PlaceFieldsProps): ReactElement {
  const t = useWords(registerWords);
  const [names, setNames] = useState<PlaceNames | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    loadPlaceNames().then(setNames, setError);
  }, []);
  if (error !== null) return <ErrorState error={error} />;
  if (names === null) return <Skeleton lines={4} />;
  const put = (at: readonly [number, number] | null) => onChange({ spot: at === null ? null : [at[0], at[1]] });
  return <PlaceMap label={t('map')} names={names} at={value.spot} onPin={put} />;
}
