import { type ReactElement, useEffect, useState } from 'react';
import type { LonLat } from '../../../../lib/position.ts';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { GridMap } from '../../../../ui/grid-map.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { type Grid, loadPlaceNames } from '../../place/places.ts';

/** One spot among the grids, to look at. */
export function SpotMap({ label, at }: { label: string; at: LonLat }): ReactElement {
  const [grids, setGrids] = useState<readonly Grid[] | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    loadPlaceNames().then((names) => setGrids(names.grids), setError);
  }, []);
  if (error !== null) return <ErrorState error={error} />;
  if (grids === null) return <Skeleton lines={4} />;
  return <GridMap label={label} areas={grids} pin={at} />;
}
