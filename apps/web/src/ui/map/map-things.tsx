import type { ReactElement } from 'react';
import type { LonLat } from '../../lib/position.ts';
import { classNames } from '../class-names.ts';
import type { Point, Projection } from './projection.ts';

/** A single thing at a point that can be chosen: a lamp post, a manhole. */
export interface MapThing {
  id: string;
  at: LonLat;
  name: string;
  /** One character that stands for its kind. */
  mark: string;
}

const FINGER = 22;

/** The thing under a tap, as wide as a finger; the nearest when several are. */
export function thingAt(
  things: readonly MapThing[],
  { toPoint }: Projection,
  point: Point,
  scale: number,
): MapThing | null {
  const far = ({ at }: MapThing): number => Math.hypot(toPoint(at).x - point.x, toPoint(at).y - point.y) * scale;
  const [nearest] = things.filter((thing) => far(thing) <= FINGER).sort((a, b) => far(a) - far(b));
  return nearest ?? null;
}

interface ThingsProps {
  things: readonly MapThing[];
  chosen: string | null;
  projection: Projection;
  scale: number;
}

/** Round marks with the first character of the kind; the chosen one is filled and drawn last. */
export function MapThings({ things, chosen, projection, scale }: ThingsProps): ReactElement {
  const last = [...things].sort((a, b) => Number(a.id === chosen) - Number(b.id === chosen));
  return (
    <g className="map-things">
      {last.map(({ id, at, name, mark }) => {
        const { x, y } = projection.toPoint(at);
        return (
          <g
            key={id}
            className={classNames('map-thing', id === chosen && 'map-thing-chosen')}
            transform={`translate(${x} ${y}) scale(${1 / scale})`}
          >
            <title>{name}</title>
            <circle r="13" />
            <text>{mark}</text>
          </g>
        );
      })}
    </g>
  );
}
