import './map-marks.css';
import { memo, type ReactElement, useMemo } from 'react';
import { Checkbox } from '../checkbox.tsx';
import { useWords } from '../../lib/i18n.ts';
import { uiWords } from '../words.ts';
import { type Cluster, clustersOf, type MapSpot, radiusOf } from './clusters.ts';
import { type MapArea, type Projection, pathOf } from './projection.ts';

/**
 * One more layer of a map: outlines (a service net, a region across streets), pins (facilities), or both. Whoever knows
 * something about the ground adds an entry; the map draws it and offers to switch it on and off.
 */
export interface MapLayer {
  id: string;
  name: string;
  /** Shown from the beginning. */
  on?: boolean;
  areas?: readonly MapArea[];
  pins?: readonly MapSpot[];
}

/** Spots as clusters for the present scale; computed anew only when the scale has doubled or halved. */
export function useClusters(spots: readonly MapSpot[], projection: Projection, scale: number): Cluster[] {
  const points = useMemo(
    () => spots.map(({ id, at, urgent = false }) => ({ id, at: projection.toPoint(at), urgent })),
    [spots, projection],
  );
  const step = 2 ** Math.floor(Math.log2(scale));
  return useMemo(() => clustersOf(points, step), [points, step]);
}

/** Open requests: how many lie there; those with something overdue are in the colour of danger and have a corner. */
export const MapClusters = memo(function MapClusters({
  clusters,
  scale,
}: {
  clusters: readonly Cluster[];
  scale: number;
}): ReactElement {
  return (
    <g className="map-clusters">
      {clusters.map((cluster) => {
        const radius = radiusOf(cluster);
        const { at, ids, urgent } = cluster;
        return (
          <g
            key={ids[0]}
            className={urgent > 0 ? 'map-cluster map-cluster-urgent' : 'map-cluster'}
            transform={`translate(${at.x} ${at.y}) scale(${1 / scale})`}
          >
            {urgent > 0 ? (
              <rect x={-radius} y={-radius} width={2 * radius} height={2 * radius} rx="4" />
            ) : (
              <circle r={radius} />
            )}
            {ids.length > 1 && <text>{ids.length}</text>}
          </g>
        );
      })}
    </g>
  );
});

interface LayersProps {
  layers: readonly MapLayer[];
  shown: readonly MapLayer[];
  projection: Projection;
  scale: number;
}

export function MapLayers({ layers, shown, projection, scale }: LayersProps): ReactElement {
  return (
    <g className="map-layers">
      {layers.map((layer, i) =>
        shown.includes(layer) ? (
          <g key={layer.id} className={`map-layer map-layer-${i % 4}`}>
            <Outlines areas={layer.areas ?? []} projection={projection} />
            <Pins pins={layer.pins ?? []} projection={projection} scale={scale} />
          </g>
        ) : null,
      )}
    </g>
  );
}

const Outlines = memo(function Outlines({
  areas,
  projection,
}: {
  areas: readonly MapArea[];
  projection: Projection;
}): ReactElement {
  return (
    <>
      {areas.map((area) => (
        <path key={area.id} d={pathOf(area, projection)}>
          <title>{area.name}</title>
        </path>
      ))}
    </>
  );
});

function Pins({
  pins,
  projection,
  scale,
}: {
  pins: readonly MapSpot[];
  projection: Projection;
  scale: number;
}): ReactElement {
  const size = 5 / scale;
  return (
    <>
      {pins.map(({ id, at }) => {
        const { x, y } = projection.toPoint(at);
        return <rect key={id} x={x - size} y={y - size} width={2 * size} height={2 * size} />;
      })}
    </>
  );
}

interface SwitchesProps {
  layers: readonly MapLayer[];
  shown: readonly MapLayer[];
  onChange: (id: string, on: boolean) => void;
}

export function LayerSwitches({ layers, shown, onChange }: SwitchesProps): ReactElement {
  const t = useWords(uiWords);
  return (
    <fieldset className="map-switches">
      <legend>{t('mapLayers')}</legend>
      {layers.map((layer) => (
        <Checkbox key={layer.id} checked={shown.includes(layer)} onChange={(on) => onChange(layer.id, on)}>
          {layer.name}
        </Checkbox>
      ))}
    </fieldset>
  );
}
