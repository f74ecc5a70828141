import { type PointerEvent as ReactPointerEvent, useRef } from 'react';
import type { Point } from './projection.ts';
import type { MapView } from './use-map-view.ts';

interface Handlers {
  onPointerDown: (event: ReactPointerEvent<SVGSVGElement>) => void;
  onPointerMove: (event: ReactPointerEvent<SVGSVGElement>) => void;
  onPointerUp: (event: ReactPointerEvent<SVGSVGElement>) => void;
  onPointerCancel: (event: ReactPointerEvent<SVGSVGElement>) => void;
}

/** A finger or mouse that moved less than this (CSS pixels) has tapped, not dragged. */
const SLACK = 6;

/** One finger drags, two pinch, a tap is reported; a press that began on the pin moves the pin. */
export function useGestures(view: MapView, onTap: (at: Point) => void, onDragPin?: (at: Point) => void): Handlers {
  const fingers = useRef(new Map<number, { x: number; y: number }>());
  const press = useRef({ moved: 0, onPin: false });

  const lift = (event: ReactPointerEvent<SVGSVGElement>, tapped: boolean) => {
    const known = fingers.current.delete(event.pointerId);
    if (!known || !tapped || fingers.current.size > 0) return;
    if (press.current.moved < SLACK && !press.current.onPin) onTap(view.toPoint(event.clientX, event.clientY));
  };
  return {
    onPointerDown(event) {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const onPin = event.target instanceof Element && event.target.closest('[data-pin]') !== null;
      press.current = { moved: fingers.current.size > 1 ? SLACK : 0, onPin: onPin && onDragPin !== undefined };
    },
    onPointerMove(event) {
      const before = fingers.current.get(event.pointerId);
      if (!before) return;
      const [dx, dy] = [event.clientX - before.x, event.clientY - before.y];
      press.current.moved += Math.hypot(dx, dy);
      const other = [...fingers.current].find(([id]) => id !== event.pointerId)?.[1];
      fingers.current.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (other) {
        const far = Math.hypot(event.clientX - other.x, event.clientY - other.y);
        const was = Math.hypot(before.x - other.x, before.y - other.y);
        const middle = view.toPoint((event.clientX + other.x) / 2, (event.clientY + other.y) / 2);
        if (was > 0) view.zoom(far / was, middle);
      } else if (press.current.moved >= SLACK) {
        if (press.current.onPin) onDragPin?.(view.toPoint(event.clientX, event.clientY));
        else view.pan(dx, dy);
      }
    },
    onPointerUp: (event) => lift(event, true),
    onPointerCancel: (event) => lift(event, false),
  };
}
