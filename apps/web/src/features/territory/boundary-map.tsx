import type { PlaceBoundary } from '@huying/server/contract/territory';
import { type ReactElement, useMemo } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { GridMap, type MapArea } from '../../ui/grid-map.tsx';
import { territoryWords } from './words.ts';

interface BoundaryMapProps {
  name: string;
  boundary: PlaceBoundary;
  /** Said instead when there was no boundary. */
  none: string;
}

/** One boundary in full, as it was. */
export function BoundaryMap({ name, boundary, none }: BoundaryMapProps): ReactElement {
  const t = useWords(territoryWords);
  const { geometry, placeId } = boundary;
  const areas = useMemo<MapArea[]>(
    () => (geometry ? [{ id: placeId, name, rings: geometry.coordinates.flat() }] : []),
    [geometry, placeId, name],
  );
  if (areas.length === 0) return <p className="muted">{none}</p>;
  return (
    <div className="territory-map">
      <GridMap label={t('mapLabel', { name })} areas={areas} selected={placeId} />
    </div>
  );
}
