import './map-ground.css';
import { type ReactElement, useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { type BaseMap, baseMap } from '../../lib/base-map.ts';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../button.tsx';
import { uiWords } from '../words.ts';
import type { Projection } from './projection.ts';
import { addressOf, tilesUnder } from './tiles.ts';
import type { MapView } from './use-map-view.ts';

/** So many pictures in a row that do not come: the server is given up. */
const PATIENCE = 4;

type State = 'none' | 'hidden' | 'asking' | 'shown' | 'offline' | 'failed';
export interface Ground {
  map: BaseMap | null;
  state: State;
  loaded: () => void;
  missed: () => void;
  retry: () => void;
  show: (shown: boolean) => void;
}

const hear = (changed: () => void): (() => void) => {
  for (const kind of ['online', 'offline']) window.addEventListener(kind, changed);
  return () => {
    for (const kind of ['online', 'offline']) window.removeEventListener(kind, changed);
  };
};

/** Whether the ground under the boundaries can be shown; without it the boundaries are the map. */
export function useGround(): Ground {
  const map = baseMap();
  const online = useSyncExternalStore(hear, () => navigator.onLine);
  const [count, setCount] = useState({ loaded: 0, missedInRow: 0 });
  const [wanted, setWanted] = useState(true);
  const retry = useCallback(() => setCount({ loaded: 0, missedInRow: 0 }), []);
  // Coming back from a tunnel is a reason to ask again.
  useEffect(() => {
    if (online) retry();
  }, [online, retry]);
  const loaded = useCallback(() => setCount((was) => ({ loaded: was.loaded + 1, missedInRow: 0 })), []);
  const missed = useCallback(() => setCount((was) => ({ ...was, missedInRow: was.missedInRow + 1 })), []);
  const heard = count.missedInRow >= PATIENCE ? 'failed' : count.loaded > 0 ? 'shown' : 'asking';
  const state: State = map === null ? 'none' : !wanted ? 'hidden' : online ? heard : 'offline';
  return { map, state, loaded, missed, retry, show: setWanted };
}

interface TilesProps {
  ground: Ground;
  view: MapView;
  projection: Projection;
}

/** The pictures of the tile server behind the drawing. */
export function MapTiles({ ground, view, projection }: TilesProps): ReactElement | null {
  const { map, state, loaded, missed } = ground;
  if (map === null || (state !== 'asking' && state !== 'shown')) return null;
  const tiles = tilesUnder(view.box, view.scale, projection, map.deepest);
  return (
    <div className="map-tiles" aria-hidden="true">
      {map.tiles.flatMap((template) =>
        tiles.map((tile) => {
          const { left, top, width, height } = tile;
          return (
            <img
              key={`${template} ${tile.z} ${tile.x} ${tile.y}`}
              src={addressOf(template, tile)}
              alt=""
              draggable={false}
              decoding="async"
              // A key for browsers is bound to the site's name, which it must therefore be told; not the page.
              referrerPolicy="origin"
              style={{ left, top, width, height }}
              onLoad={(event) => {
                event.currentTarget.dataset.there = '';
                loaded();
              }}
              onError={missed}
            />
          );
        }),
      )}
    </div>
  );
}

/** Whose ground it is, or why there is none, and the switch. */
export function GroundNote({ ground }: { ground: Ground }): ReactElement | null {
  const t = useWords(uiWords);
  const { map, state, retry, show } = ground;
  if (map === null) return null;
  if (state === 'failed' || state === 'offline') {
    return (
      <p className="map-ground" role="status">
        {t(state === 'failed' ? 'mapGroundFailed' : 'mapGroundOffline')}
        {state === 'failed' && (
          <Button variant="quiet" icon="retry" onClick={retry}>
            {t('mapGroundRetry')}
          </Button>
        )}
      </p>
    );
  }
  return (
    <p className="map-ground">
      {state !== 'hidden' && <span className="muted small">{map.credit}</span>}
      <Button variant="quiet" onClick={() => show(state === 'hidden')}>
        {t(state === 'hidden' ? 'mapGroundShow' : 'mapGroundHide')}
      </Button>
    </p>
  );
}
