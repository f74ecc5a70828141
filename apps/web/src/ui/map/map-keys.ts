import type { KeyboardEvent } from 'react';
import type { Point } from './projection.ts';
import type { MapView } from './use-map-view.ts';

const arrows: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const STRIDE = 48;
const NUDGE = 12;

/** Arrows look around, Shift with arrows nudges the pin, plus and minus zoom, Enter acts at the centre. */
export function mapKeys(
  view: MapView,
  act: (at: Point) => void,
  pin: Point | null,
  movePin: ((at: Point) => void) | undefined,
): (event: KeyboardEvent) => void {
  return (event) => {
    const arrow = arrows[event.key];
    if (arrow) {
      const [dx, dy] = arrow;
      const nudge = NUDGE / view.scale;
      if (event.shiftKey && pin && movePin) movePin({ x: pin.x + dx * nudge, y: pin.y + dy * nudge });
      else view.pan(-dx * STRIDE, -dy * STRIDE);
    } else if (event.key === '+' || event.key === '=') view.zoom(1.5);
    else if (event.key === '-') view.zoom(1 / 1.5);
    else if (event.key === 'Enter') act(view.centre);
    else return;
    event.preventDefault();
  };
}
