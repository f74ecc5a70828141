import { type ReactElement, useMemo } from 'react';
import type { LonLat } from '../../../lib/position.ts';
import { GridMap } from '../../../ui/grid-map.tsx';
import { facilityName, type NearFacility } from './facilities.ts';
import type { PlaceNames } from './places.ts';

interface PlaceMapProps {
  label: string;
  names: PlaceNames;
  at: LonLat | null;
  onPin: (at: LonLat | null) => void;
  /** Facilities to point at, where the report may name one. */
  near?: readonly NearFacility[];
  facility?: string | null;
  onFacility?: (id: string) => void;
}

const none: readonly NearFacility[] = [];

/** In a file of its own: the map is loaded by those who open it. */
export function PlaceMap(props: PlaceMapProps): ReactElement {
  const { label, names, at, onPin, near = none, facility = null, onFacility } = props;
  const areas = useMemo(() => {
    const communities = new Map(names.communities.map(({ id, name }) => [id, name]));
    return names.grids.map((grid) => ({ ...grid, group: communities.get(grid.parentId ?? '') }));
  }, [names]);
  const things = useMemo(
    () =>
      near.map((each) => ({
        id: each.id,
        at: [each.lon, each.lat] as LonLat,
        name: facilityName(each),
        mark: [...each.kind][0] ?? '',
      })),
    [near],
  );
  return (
    <GridMap label={label} areas={areas} pin={at} onPin={onPin} things={things} thing={facility} onThing={onFacility} />
  );
}
