import { memo, type ReactElement, useMemo } from 'react';
import { classNames } from '../class-names.ts';
import { centreOf, type MapArea, type Point, type Projection, pathOf } from './projection.ts';
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

interface NamesProps {
  areas: readonly MapArea[];
  projection: Projection;
  scale: number;
}

interface Name {
  text: string;
  group: string | undefined;
  at: Point;
  width: number;
}

/** Names appear once their area is wide enough on screen to carry them; until then that of the group it belongs to. */
export function MapNames({ areas, projection, scale }: NamesProps): ReactElement {
  const { names, groups } = useMemo(() => placesOf(areas, projection), [areas, projection]);
  const fits = ({ text, width }: Name): boolean => width * scale > text.length * 16;
  const single = names.filter(fits);
  const told = new Set(single.map(({ group }) => group));
  const size = 14 / scale;
  return (
    <g className="map-names" fontSize={size} strokeWidth={3.5 / scale}>
      {[...single, ...groups.filter((group) => !told.has(group.text) && fits(group))].map(({ text, at }) => (
        <text key={`${text} ${at.x}`} x={at.x} y={at.y}>
          {text}
        </text>
      ))}
    </g>
  );
}

function placesOf(areas: readonly MapArea[], projection: Projection): { names: Name[]; groups: Name[] } {
  const groups = new Map<string, { west: number; east: number; x: number; y: number; n: number }>();
  const names = areas.map((area): Name => {
    const xs = area.rings.flat().map(([lon = 0, lat = 0]) => projection.toPoint([lon, lat]).x);
    const at = projection.toPoint(centreOf(area));
    const [west, east] = [Math.min(...xs), Math.max(...xs)];
    if (area.group) {
      const { x, y, n, ...known } = groups.get(area.group) ?? { west, east, x: 0, y: 0, n: 0 };
      groups.set(area.group, {
        west: Math.min(west, known.west),
        east: Math.max(east, known.east),
        x: x + at.x,
        y: y + at.y,
        n: n + 1,
      });
    }
    return { text: area.name, group: area.group, at, width: east - west };
  });
  const grouped = [...groups].map(([text, { west, east, x, y, n }]) => ({
    text,
    group: undefined,
    at: { x: x / n, y: y / n },
    width: east - west,
  }));
  return { names, groups: grouped };
}

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
