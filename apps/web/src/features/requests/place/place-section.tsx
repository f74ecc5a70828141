import './place.css';
import { lazy, type ReactElement, Suspense, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import type { PlaceDraft } from './place-draft.ts';
import { type LocateState, useLocate } from './use-locate.ts';
import { placeWords } from './words.ts';

const PlaceEditor = lazy(() => import('./place-editor.tsx').then((m) => ({ default: m.PlaceEditor })));

interface PlaceSectionProps {
  value: PlaceDraft;
  onChange: (part: Partial<PlaceDraft>) => void;
  /** False when the place comes from a QR code or does not matter. */
  locatesByItself?: boolean;
  /** Words while nothing is chosen; 「还没有位置」 unless told. */
  none?: string;
}

/** One line that says where; the ways to change it unfold below. Never required. */
export function PlaceSection({ value, onChange, locatesByItself = true, none }: PlaceSectionProps): ReactElement {
  const t = useWords(placeWords);
  const [editing, setEditing] = useState(false);
  const { state, locate, put } = useLocate(value, onChange, locatesByItself);
  const line = useLine(value, state);
  const isSet = value.at !== null || value.place !== null || value.placeCode !== '';
  return (
    <section className="field" aria-label={t('place')}>
      <div className="field-label">{t('place')}</div>
      <p className="place-line" role="status">
        <Icon name="pin" />
        <span>{line ?? none ?? t('none')}</span>
      </p>
      <div className="row">
        {!isSet && (
          <Button icon="locate" busy={state === 'locating'} onClick={() => void locate()}>
            {state === 'locating' ? t('locating') : t('use')}
          </Button>
        )}
        <Button variant={isSet ? 'quiet' : 'secondary'} expanded={editing} onClick={() => setEditing(!editing)}>
          {editing ? t('done') : isSet ? t('change') : t('byName')}
        </Button>
      </div>
      {editing && (
        <Suspense fallback={<Skeleton lines={3} />}>
          <PlaceEditor
            value={value}
            onChange={onChange}
            onSpot={put}
            onLocate={locate}
            locating={state === 'locating'}
          />
        </Suspense>
      )}
    </section>
  );
}

/** The place in words, or null when none is chosen and nothing is to be said about locating. */
function useLine({ at, where, place, placeCode, facility, address }: PlaceDraft, state: LocateState): string | null {
  const t = useWords(placeWords);
  const spot = [facility?.name, address.trim()].filter(Boolean).join(' · ');
  const withSpot = (words: string): string => [words, spot].filter(Boolean).join(' · ');
  if (place) return withSpot(place.name || t('here'));
  if (placeCode) return withSpot(t('code', { code: placeCode }));
  if (at) {
    const name = where === '-' ? t('outside') : where || t('here');
    const accuracy = at.accuracy === null ? '' : t('accuracy', { n: at.accuracy });
    return withSpot(accuracy ? `${name}（${accuracy}）` : name);
  }
  if (spot) return spot;
  return state === 'refused' || state === 'unavailable' ? t(state) : null;
}
