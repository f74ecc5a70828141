import './grid-map.css';
import './field.css';
import { type ReactElement, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useWords } from '../lib/i18n.ts';
import type { LonLat } from '../lib/position.ts';
import { classNames } from './class-names.ts';
import { type MapSpot, clusterAt } from './map/clusters.ts';
import { LayerSwitches, type MapLayer, MapClusters, MapLayers, useClusters } from './map/map-layers.tsx';
import { MapAreas, MapHere, MapLine, MapPin } from './map/map-drawing.tsx';
import { MapNames } from './map/map-names.tsx';
import { GroundNote, MapTiles, useGround } from './map/map-tiles.tsx';
import { type MapThing, MapThings, thingAt } from './map/map-things.tsx';
import { mapKeys } from './map/map-keys.ts';
import { MapLegend, MapList, SpotLegend } from './map/map-list.tsx';
import { PlaceTools, ZoomButtons } from './map/map-tools.tsx';
import { centreOf, contains, type MapArea, type Point, projectionOf } from './map/projection.ts';
import { shadeOf, stepsOf } from './map/steps.ts';
import { useGestures } from './map/use-gestures.ts';
import { type MapView, useMapView } from './map/use-map-view.ts';
import { uiWords } from './words.ts';

export type { MapSpot } from './map/clusters.ts';
export type { MapLayer } from './map/map-layers.tsx';
export type { MapThing } from './map/map-things.tsx';
export type { MapArea } from './map/projection.ts';

export interface GridMapProps {
  /** Name of the map for screen readers: 「选择位置」. */
  label: string;
  /** Keep the array itself stable between draws: the polygons are drawn once per array. */
  areas: readonly MapArea[];
  /** With `onPin` the map chooses a place: a pin to drag, to tap, to move by keys. */
  pin?: LonLat | null;
  onPin?: (at: LonLat | null) => void;
  /** Without `onPin` a tap chooses an area. */
  selected?: string | null;
  onSelect?: (id: string) => void;
  /** Things at points, drawn together where they lie close; a tap gives those under it. */
  spots?: readonly MapSpot[];
  onSpots?: (ids: string[]) => void;
  /** Single things near the pin, each with a mark of its own; a tap on one chooses it. Their list stands beside the map. */
  things?: readonly MapThing[];
  thing?: string | null;
  onThing?: (id: string) => void;
  /** Further layers that can be switched on: outlines of nets, pins of facilities. Keep the array stable. */
  layers?: readonly MapLayer[];
  /** Areas that are picked together with others, each tinted. */
  marked?: readonly string[];
  /** With `onLine` a tap (or Enter, at the centre) adds a point to a line that is drawn over the areas. */
  line?: readonly LonLat[];
  onLine?: (at: LonLat) => void;
  /** What the colours mean; turns on the legend and the value list. */
  valueLabel?: string;
  formatValue?: (value: number) => string;
  /** Colours of what is late are those of danger. */
  tone?: 'accent' | 'danger';
}

/** Metres across: where one may pick out a lamp post, and where one sees the streets around a spot. */
const CLOSE = 350;
const NEAR = 1500;
const none: readonly never[] = [];
const asText = (value: number): string => String(value);

/** The county's grids as they were imported, without any outside map service. Coordinates are CGCS2000 (as WGS-84). */
export function GridMap(props: GridMapProps): ReactElement {
  const { label, areas, pin = null, onPin, selected = null, onSelect, valueLabel, formatValue = asText } = props;
  const { marked = none, line = none, onLine, spots = none, onSpots, layers = none } = props;
  const { things = none, thing = null, onThing, tone = 'accent' } = props;
  const t = useWords(uiWords);
  const helpId = useId();
  const svg = useRef<SVGSVGElement>(null);
  const projection = useMemo(() => projectionOf(areas), [areas]);
  const steps = useMemo(() => (valueLabel ? stepsOf(areas.map(({ value }) => value)) : []), [areas, valueLabel]);
  const view = useMapView(svg, projection.whole);
  const [here, setHere] = useState<{ at: LonLat; accuracy: number } | null>(null);

  const ground = useGround();
  const [switched, setSwitched] = useState<Readonly<Record<string, boolean>>>({});
  const shown = layers.filter(({ id, on = false }) => switched[id] ?? on);
  useEntrance(view, pin && projection.toPoint(pin), onPin ? CLOSE : NEAR);
  // Two sets of names on the same ground cannot be read: the layer that was asked for has the word.
  const named = shown.find((layer) => layer.areas)?.areas ?? areas;
  const clusters = useClusters(spots, projection, view.scale);
  const place = (point: Point) => onPin?.(projection.toLonLat(point));
  const tap = (point: Point) => {
    const near = onThing && thingAt(things, projection, point, view.scale);
    if (near) return onThing(near.id);
    if (onPin) return place(point);
    if (onLine) return onLine(projection.toLonLat(point));
    const hit = onSpots && clusterAt(clusters, point, view.scale);
    if (hit) return onSpots(hit.ids);
    const found = areas.find((area) => contains(area, projection.toLonLat(point)));
    if (found) onSelect?.(found.id);
  };
  const pick = (id: string) => {
    const area = areas.find((each) => each.id === id);
    if (onPin) onPin(area ? centreOf(area) : null);
    else if (area) onSelect?.(area.id);
    if (area) view.centreOn(projection.toPoint(centreOf(area)));
  };
  const pinPoint = pin && projection.toPoint(pin);
  const pinArea = pin && (areas.find((area) => contains(area, pin)) ?? null);
  const gestures = useGestures(view, tap, onPin ? place : undefined);
  const keys = mapKeys(view, tap, pinPoint, onPin ? place : undefined);

  return (
    <div className={classNames('map', tone === 'danger' && 'map-danger', ground.state === 'shown' && 'map-on-ground')}>
      <div className="map-frame">
        <MapTiles ground={ground} view={view} projection={projection} />
        <svg
          ref={svg}
          className="map-svg"
          viewBox={[view.box.x, view.box.y, view.box.width, view.box.height].join(' ')}
          role="application"
          aria-label={label}
          aria-describedby={helpId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes arrows, plus, minus and Enter.
          tabIndex={0}
          onKeyDown={keys}
          {...gestures}
        >
          <MapAreas
            areas={areas}
            projection={projection}
            steps={steps}
            selected={pinArea?.id ?? selected}
            marked={marked}
          />
          <MapLine points={line.map(projection.toPoint)} scale={view.scale} />
          <MapLayers layers={layers} shown={shown} projection={projection} scale={view.scale} />
          <MapNames areas={named} projection={projection} scale={view.scale} clusters={clusters} />
          <MapThings things={things} chosen={thing} projection={projection} scale={view.scale} />
          <MapClusters clusters={clusters} scale={view.scale} />
          {here && <MapHere at={projection.toPoint(here.at)} accuracy={here.accuracy} scale={view.scale} />}
          {pinPoint && <MapPin at={pinPoint} scale={view.scale} />}
        </svg>
        <ZoomButtons view={view} />
      </div>
      <p className="sr-only" id={helpId}>
        {onPin ? t('mapHelp') : t('mapViewHelp')}
      </p>
      {onPin && (
        <PlaceTools
          hasPin={pin !== null}
          areaName={pinArea?.name ?? null}
          onCentre={() => place(view.centre)}
          onFound={(found) => {
            setHere(found);
            view.centreOn(projection.toPoint(found.at), CLOSE);
            onPin(found.at);
          }}
        />
      )}
      <GroundNote ground={ground} />
      {layers.length > 0 && (
        <LayerSwitches layers={layers} shown={shown} onChange={(id, on) => setSwitched({ ...switched, [id]: on })} />
      )}
      {valueLabel && (
        <MapLegend
          label={valueLabel}
          steps={steps}
          shades={steps.map(({ from }) => shadeOf(from, steps))}
          format={formatValue}
          hasGaps={areas.some(({ value }) => typeof value !== 'number')}
        />
      )}
      {spots.length > 0 && <SpotLegend urgent={spots.some(({ urgent }) => urgent)} />}
      {(onPin || onSelect || valueLabel) && (
        <MapList
          areas={areas}
          valueLabel={valueLabel}
          format={formatValue}
          onPick={onPin || onSelect ? pick : undefined}
          selected={pinArea?.id ?? null}
        />
      )}
    </div>
  );
}

/** A map that opens on a pin opens around it: a whole county hides in which street it stands. */
function useEntrance(view: MapView, pin: Point | null, width: number): void {
  const { centreOn } = view;
  const first = useRef(pin);
  useEffect(() => {
    if (first.current) centreOn(first.current, width);
    first.current = null;
  }, [centreOn, width]);
}
