import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { currentPosition, type LonLat, type PositionFault } from '../../lib/position.ts';
import { Button } from '../button.tsx';
import { uiWords } from '../words.ts';
import type { MapView } from './use-map-view.ts';

export function ZoomButtons({ view }: { view: MapView }): ReactElement {
  const t = useWords(uiWords);
  return (
    <div className="map-tools">
      <Button icon="plus" label={t('mapZoomIn')} onClick={() => view.zoom(1.6)} />
      <Button icon="minus" label={t('mapZoomOut')} onClick={() => view.zoom(1 / 1.6)} />
      <Button icon="whole" label={t('mapWhole')} onClick={view.showWhole} />
    </div>
  );
}

interface PlaceToolsProps {
  hasPin: boolean;
  /** The grid the pin stands in. */
  areaName: string | null;
  onCentre: () => void;
  onFound: (found: { at: LonLat; accuracy: number }) => void;
}

const faultWords = { refused: 'mapRefused', unavailable: 'mapUnavailable', unsupported: 'mapUnsupported' } as const;

/** Says where the pin stands; asks the device for the place only when the person presses for it. */
export function PlaceTools({ hasPin, areaName, onCentre, onFound }: PlaceToolsProps): ReactElement {
  const t = useWords(uiWords);
  const [locating, setLocating] = useState(false);
  const [fault, setFault] = useState<PositionFault | null>(null);
  const locate = async () => {
    setLocating(true);
    const found = await currentPosition();
    setLocating(false);
    setFault(found.ok ? null : found.fault);
    if (found.ok) onFound(found);
  };
  const where = areaName ? t('mapPinIn', { name: areaName }) : hasPin ? t('mapPinOutside') : t('mapNoPin');
  return (
    <>
      <p role="status">{fault && !hasPin ? t(faultWords[fault]) : where}</p>
      <div className="map-acts">
        <Button icon="locate" busy={locating} onClick={() => void locate()}>
          {locating ? t('mapLocating') : t('mapLocate')}
        </Button>
        <Button icon="pin" onClick={onCentre}>
          {t('mapPlace')}
        </Button>
      </div>
    </>
  );
}
