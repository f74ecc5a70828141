import { live as stream } from '@huying/server/contract/matters';
import { useEffect, useRef } from 'react';
import { urlOf } from './api.ts';
import { signal } from './signal.ts';

/** 'off' while nobody listens, 'lost' while trying again. */
export type Connection = 'off' | 'connecting' | 'open' | 'lost';
export const connection = signal<Connection>('off');

export interface LiveMessage {
  /** Name of the event, 'changed', 'notice' or 'bye'. */
  name: string;
  data: unknown;
}
type Listener = (message: LiveMessage) => void;

const listeners = new Map<string, Set<Listener>>();
/** Called after a lost connection came back: what was missed meanwhile must be asked for. */
const returned = new Set<() => void>();
let source: EventSource | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
const onMessage = (event: MessageEvent<string>): void => {
  for (const listener of [...(listeners.get(event.type) ?? [])])
    listener({ name: event.type, data: parse(event.data) });
};

function open(): void {
  clearTimeout(timer);
  source?.close();
  if (failures === 0) connection.set('connecting');
  source = new EventSource(urlOf(stream));
  for (const name of listeners.keys()) source.addEventListener(name, onMessage);
  source.onopen = () => {
    const missed = failures > 0;
    failures = 0;
    connection.set('open');
    if (missed) for (const refresh of [...returned]) refresh();
  };
  // The browser gives up for good on an HTTP error, so trying again is done here, with patience up to 30 s.
  source.onerror = () => {
    source?.close();
    failures += 1;
    connection.set('lost');
    timer = setTimeout(open, Math.min(30_000, 1000 * 2 ** Math.min(failures - 1, 5)) * (0.75 + Math.random() / 2));
  };
}

function close(): void {
  clearTimeout(timer);
  source?.close();
  source = undefined;
  failures = 0;
  connection.set('off');
}

/** Listens on the one shared stream until the returned function is called. */
export function listen(name: string, listener: Listener, onReturn?: () => void): () => void {
  const mine = listeners.get(name) ?? new Set<Listener>();
  if (!listeners.has(name)) {
    listeners.set(name, mine);
    source?.addEventListener(name, onMessage);
  }
  mine.add(listener);
  if (onReturn) returned.add(onReturn);
  if (!source) open();
  return () => {
    mine.delete(listener);
    if (onReturn) returned.delete(onReturn);
    if (mine.size === 0) {
      source?.removeEventListener(name, onMessage);
      listeners.delete(name);
    }
    if (listeners.size === 0) close();
  };
}

/** `onMessage` for each event called `name`; `onReturn` after a gap, to fetch what may have been missed. */
export function useLive(name: string, onMessage: Listener, onReturn?: () => void): void {
  const latest = useRef({ onMessage, onReturn });
  latest.current = { onMessage, onReturn };
  useEffect(
    () =>
      listen(
        name,
        (message) => latest.current.onMessage(message),
        () => latest.current.onReturn?.(),
      ),
    [name],
  );
}
