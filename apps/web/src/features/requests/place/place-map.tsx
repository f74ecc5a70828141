import type { ReactElement } from 'react';
import type { LonLat } from '../../../lib/position.ts';
import { GridMap } from '../../../ui/grid-map.tsx';
import type { Grid } from './places.ts';

interface PlaceMapProps {
  label: string;
  grids: readonly Grid[];
  at: LonLat | null;
  onPin: (at: LonLat | null) => void;
}

/** In a file of its own: the map is loaded by those who open it. */
export function PlaceMap({ label, grids, at, onPin }: PlaceMapProps): ReactElement {
  return <GridMap label={label} areas={grids} pin={at} onPin={onPin} />;
}
