import { memo, type ReactElement, useMemo } from 'react';
import { classNames } from '../class-names.ts';
import { type MapArea, type Point, type Projection, pathOf } from './projection.ts';
import { type Step, shadeOf } from './steps.ts';

interface AreasProps {
  areas: readonly MapArea[];
  projection: Projection;
  steps: readonly Step[];
  selected: string | null;
  marked: readonly string[];
}

/** The polygons; drawn once and moved by the view box only. */
export const MapAreas = memo(function MapAreas(props: AreasProps): ReactElement {
  const { areas, projection, steps, selected, marked } = props;
  const paths = useMemo(() => areas.map((area) => pathOf(area, projection)), [areas, projection]);
  const chosen = areas.findIndex(({ id }) => id === selected);
  return (
    <g>
      {areas.map((area, at) => (
        <path
          key={area.id}
          d={paths[at]}
          fillRule="evenodd"
          className={classNames(
            'map-area',
            steps.length > 0 && `map-shade-${shadeOf(area.value, steps) ?? 'none'}`,
            steps.length === 0 && (at === chosen || marked.includes(area.id)) && 'map-area-tinted',
          )}
        />
      ))}
      {/* Drawn last, so that no neighbour covers half of the line. */}
      {chosen >= 0 && <path d={paths[chosen]} className="map-area-selected" />}
    </g>
  );
});

/** The pin and the person's own place keep their size at every zoom. */
export function MapPin({ at, scale }: { at: Point; scale: number }): ReactElement {
  return (
    <g className="map-pin" data-pin="" transform={`translate(${at.x} ${at.y}) scale(${1 / scale})`}>
      <circle r="22" cy="-18" className="map-pin-reach" />
      <path d="M0 0C-4-9-13-14-13-24a13 13 0 0 1 26 0c0 10-9 15-13 24z" />
      <circle r="5" cy="-24" className="map-pin-eye" />
    </g>
  );
}

/** A line that is being drawn: its points keep their size at every zoom. */
export function MapLine({ points, scale }: { points: readonly Point[]; scale: number }): ReactElement | null {
  if (points.length === 0) return null;
  return (
    <g className="map-line">
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} />
      {points.map(({ x, y }) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={6 / scale} />
      ))}
    </g>
  );
}

export function MapHere({ at, accuracy, scale }: { at: Point; accuracy: number; scale: number }): ReactElement {
  return (
    <g className="map-here" transform={`translate(${at.x} ${at.y})`}>
      <circle r={Math.max(accuracy, 10 / scale)} className="map-here-range" />
      <circle r={7 / scale} strokeWidth={2.5 / scale} />
    </g>
  );
}
