import { useSyncExternalStore } from 'react';
import type { Signal } from './signal.ts';

/** Reads a signal and draws again when it changes. */
export const useSignal = <T>(source: Signal<T>): T => useSyncExternalStore(source.subscribe, source.get, source.get);
