import { type ReactElement, useMemo } from 'react';
import { type Cluster, radiusOf } from './clusters.ts';
import { centreOf, type MapArea, type Point, type Projection } from './projection.ts';

interface NamesProps {
  areas: readonly MapArea[];
  projection: Projection;
  scale: number;
  /** What lies above the names: the name of a group keeps clear of it where it can. */
  clusters: readonly Cluster[];
}

interface Name {
  text: string;
  group: string | undefined;
  at: Point;
  width: number;
  height: number;
}

/** Side of a character on screen, and half the height of a line. */
const LETTER = 14;
const HALF_LINE = 9;

/** Names appear once their area is wide enough on screen to carry them; until then that of the group it belongs to. */
export function MapNames({ areas, projection, scale, clusters }: NamesProps): ReactElement {
  const { names, groups } = useMemo(() => placesOf(areas, projection), [areas, projection]);
  const fits = ({ text, width }: Name): boolean => width * scale > text.length * 16;
  const single = names.filter(fits);
  const told = new Set(single.map(({ group }) => group));
  const grouped = groups.filter((group) => !told.has(group.text) && fits(group));
  return (
    <g className="map-names" fontSize={LETTER / scale} strokeWidth={3.5 / scale}>
      {[...single, ...grouped.map((group) => ({ ...group, at: clearOf(group, clusters, scale) }))].map(
        ({ text, at, group }) => (
          <text key={`${group} ${text}`} x={at.x} y={at.y}>
            {text}
          </text>
        ),
      )}
    </g>
  );
}

/** Shares of width and height away from the middle, the nearest first. */
const TRIES = [0, -0.12, 0.12, -0.24, 0.24].flatMap((y) => [0, -0.12, 0.12].map((x) => ({ x, y })));

/** Where the fewest clusters cover the name; the middle of the group where that is as good as any other place. */
export function clearOf(name: Name, clusters: readonly Cluster[], scale: number): Point {
  let best = { at: name.at, covered: Number.POSITIVE_INFINITY };
  for (const share of TRIES) {
    const at = { x: name.at.x + share.x * name.width, y: name.at.y + share.y * name.height };
    const covered = clusters.filter((cluster) => {
      const radius = radiusOf(cluster);
      const across = Math.abs(cluster.at.x - at.x) * scale < (name.text.length * LETTER) / 2 + radius;
      return across && Math.abs(cluster.at.y - at.y) * scale < HALF_LINE + radius;
    }).length;
    if (covered < best.covered) best = { at, covered };
    if (covered === 0) break;
  }
  return best.at;
}

function placesOf(areas: readonly MapArea[], projection: Projection): { names: Name[]; groups: Name[] } {
  const groups = new Map<string, { middles: Point[]; points: Point[] }>();
  const names = areas.map((area): Name => {
    const points = area.rings.flat().map(([lon = 0, lat = 0]) => projection.toPoint([lon, lat]));
    const at = projection.toPoint(centreOf(area));
    if (area.group) {
      const known = groups.get(area.group) ?? { middles: [], points: [] };
      known.middles.push(at);
      known.points.push(...points);
      groups.set(area.group, known);
    }
    return { text: area.name, group: area.group, at, ...sizeOf(points) };
  });
  const grouped = [...groups].map(([text, { middles, points }]) => ({
    text,
    group: undefined,
    at: { x: mean(middles.map(({ x }) => x)), y: mean(middles.map(({ y }) => y)) },
    ...sizeOf(points),
  }));
  return { names, groups: grouped };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

function sizeOf(points: readonly Point[]): { width: number; height: number } {
  const span = (values: readonly number[]): number =>
    values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY) -
    values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  return { width: span(points.map(({ x }) => x)), height: span(points.map(({ y }) => y)) };
}
