import type { Identity } from '../../../platform/module.ts';
import type { Platform } from '../../../platform/context.ts';
import { REMEMBERED, REMEMBERED_DEAF } from '../domain/session-limits.ts';
import type { Tenant } from './tenants.ts';

/** Whose access ended or changed: one person's, or everybody's of the tenant. */
export interface SessionEnd {
  tenantId: number;
  personId: string | null;
}
/** `personId` null: everybody of the tenant. */
type Listener = (tenantId: number, personId: string | null) => void;

/** What this process remembers of one credential; times in milliseconds of the platform's clock. */
export interface Remembered {
  tenantId: number;
  personId: string | null;
  identity: Identity;
  /** Until when it may be believed without asking the database. */
  freshUntil: number;
  /** The hard end; a session that was not used for half an hour ends before. */
  expiresAt: number;
  idleLimit: number;
  lastSeen: number;
  seenWritten: number;
  /** Writes the time of the last call down, off the path of the call. */
  writeSeen(at: number): void;
}

/** All that a process keeps about sessions, one per platform (a test may run several in one process). */
export interface SessionState {
  remembered: Map<string, Remembered>;
  /** Raised by every end: what was read from the database before it must not be remembered after it. */
  epoch: number;
  /** True while ends told by other processes are heard. */
  listening: boolean;
  tenants: { list: readonly Tenant[]; readAt: number } | undefined;
  inhabited: boolean;
  listeners: Set<Listener>;
}

const states = new WeakMap<Platform, SessionState>();

export function stateOf(platform: Platform): SessionState {
  let state = states.get(platform);
  if (!state) {
    state = {
      remembered: new Map(),
      epoch: 0,
      listening: false,
      tenants: undefined,
      inhabited: false,
      listeners: new Set(),
    };
    states.set(platform, state);
  }
  return state;
}

/** How long what is read now may be believed, in milliseconds. */
export const rememberedFor = (platform: Platform): number =>
  stateOf(platform).listening ? REMEMBERED : REMEMBERED_DEAF;

const MOST = 50_000;

export function remember(state: SessionState, credential: string, entry: Remembered): void {
  state.remembered.delete(credential);
  state.remembered.set(credential, entry);
  if (state.remembered.size <= MOST) return;
  const oldest = state.remembered.keys().next();
  if (!oldest.done) state.remembered.delete(oldest.value);
}

/** Forgets everything; for when ends by other processes may have been missed. */
export function forgetAll(state: SessionState): void {
  state.epoch += 1;
  state.remembered.clear();
}

/** Forgets a person's (or a tenant's) sessions in this process and tells those who serve live streams. */
export function applyEnd(state: SessionState, end: SessionEnd): void {
  state.epoch += 1;
  for (const [credential, entry] of state.remembered) {
    if (entry.tenantId === end.tenantId && (end.personId === null || entry.personId === end.personId)) {
      state.remembered.delete(credential);
    }
  }
  for (const listener of state.listeners) listener(end.tenantId, end.personId);
}

/**
 * Calls `listener` whenever somebody's access ended or changed, here or in another process, so that open streams can be
 * closed; the browser connects again by itself if it still may. Returns a function that stops it.
 */
export function onSessionEnd(platform: Platform, listener: Listener): () => void {
  const { listeners } = stateOf(platform);
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
