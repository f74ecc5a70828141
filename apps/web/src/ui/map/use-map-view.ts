import {
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Box, Point } from './projection.ts';

export interface MapView {
  box: Box;
  /** Width of one metre on screen; labels and lines keep their size with it. */
  scale: number;
  zoom: (factor: number, around?: Point) => void;
  pan: (dx: number, dy: number) => void;
  showWhole: () => void;
  centreOn: (point: Point, width?: number) => void;
  centre: Point;
  toPoint: (clientX: number, clientY: number) => Point;
}

const CLOSEST = 120;

/** What part of the drawing is shown: a box in metres with the shape of the element. */
export function useMapView(svg: RefObject<SVGSVGElement | null>, all: Box): MapView {
  // The buttons stand at the right edge and must not cover an area of the whole map.
  const whole = useMemo(() => ({ ...all, width: all.width * 1.16 }), [all]);
  const [size, setSize] = useState({ width: 320, height: 280 });
  const [box, setBox] = useState(whole);
  useEffect(() => setBox(whole), [whole]);
  useEffect(() => {
    const element = svg.current;
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry && entry.contentRect.width > 0) setSize(entry.contentRect);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [svg]);

  const shown = fit(box, size.width / size.height);
  const scale = size.width / shown.width;
  const latest = useRef({ shown, scale });
  latest.current = { shown, scale };

  const { zoom, pan, centreOn } = useMoves(setBox, latest, whole);
  const toPoint = useCallback(
    (clientX: number, clientY: number): Point => {
      const frame = svg.current?.getBoundingClientRect();
      const { shown: view, scale: ratio } = latest.current;
      return {
        x: view.x + (clientX - (frame?.left ?? 0)) / ratio,
        y: view.y + (clientY - (frame?.top ?? 0)) / ratio,
      };
    },
    [svg],
  );
  const centre = { x: shown.x + shown.width / 2, y: shown.y + shown.height / 2 };
  return { box: shown, scale, zoom, pan, centreOn, showWhole: () => setBox(whole), centre, toPoint };
}

function useMoves(
  setBox: Dispatch<SetStateAction<Box>>,
  latest: RefObject<{ shown: Box; scale: number }>,
  whole: Box,
): Pick<MapView, 'zoom' | 'pan' | 'centreOn'> {
  const zoom = useCallback(
    (factor: number, around?: Point) => {
      const { shown } = latest.current;
      const width = Math.min(Math.max(shown.width / factor, CLOSEST), Math.max(whole.width, whole.height) * 2);
      const ratio = width / shown.width;
      const { x, y } = around ?? { x: shown.x + shown.width / 2, y: shown.y + shown.height / 2 };
      setBox({
        x: x - (x - shown.x) * ratio,
        y: y - (y - shown.y) * ratio,
        width,
        height: shown.height * ratio,
      });
    },
    [setBox, latest, whole],
  );
  const pan = useCallback(
    (dx: number, dy: number) => {
      const { shown, scale } = latest.current;
      setBox({ ...shown, x: shown.x - dx / scale, y: shown.y - dy / scale });
    },
    [setBox, latest],
  );
  const centreOn = useCallback(
    ({ x, y }: Point, width?: number) => {
      const { shown } = latest.current;
      const ratio = width === undefined ? 1 : width / shown.width;
      const [w, h] = [shown.width * ratio, shown.height * ratio];
      setBox({ x: x - w / 2, y: y - h / 2, width: w, height: h });
    },
    [setBox, latest],
  );
  return { zoom, pan, centreOn };
}

/** Grows a box to the shape of the element, around its middle. */
function fit(box: Box, shape: number): Box {
  const width = Math.max(box.width, box.height * shape);
  const height = width / shape;
  return { x: box.x - (width - box.width) / 2, y: box.y - (height - box.height) / 2, width, height };
}
