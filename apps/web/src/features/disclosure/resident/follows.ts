import { followedProjects } from '@huying/server/contract/disclosure';
import { call, type Output } from '../../../lib/api.ts';
import { sharedDevice } from '../../../lib/shared-device.ts';
import { signal } from '../../../lib/signal.ts';
import { readStored, readStoredJson, writeStored } from '../../../lib/storage.ts';
import { FOLLOWS_KEY } from './has-follows.ts';

type Standing = Output<typeof followedProjects>['items'][number];
/** A project followed on this phone, as it stood when it was looked at last. Nobody else knows that it is followed. */
export type Follow = Standing;

const PLACE_KEY = 'huying.public-place';
const MOST = 50;

const asFollow = (raw: unknown): Follow[] => {
  if (typeof raw !== 'object' || raw === null) return [];
  const { id, placeId, title, state, percent, reached, hasEffect } = raw as Partial<Record<keyof Follow, unknown>>;
  const texts = [id, placeId, title, state].every((each) => typeof each === 'string');
  if (!texts || typeof percent !== 'number' || typeof reached !== 'number') return [];
  return [{ ...(raw as Follow), hasEffect: hasEffect === true }];
};
function read(): Follow[] {
  const raw = readStoredJson(FOLLOWS_KEY);
  return Array.isArray(raw) && !sharedDevice.get() ? raw.flatMap(asFollow) : [];
}

export const follows = signal<readonly Follow[]>(read());

function write(next: readonly Follow[]): void {
  const kept = next.slice(0, MOST);
  writeStored(FOLLOWS_KEY, kept.length > 0 ? JSON.stringify(kept) : null);
  follows.set(kept);
}
const forgetWhereShared = (): void => {
  if (sharedDevice.get()) write([]);
};
forgetWhereShared();
sharedDevice.subscribe(forgetWhereShared);

export const isFollowed = (id: string): boolean => follows.get().some((each) => each.id === id);
export const follow = (project: Follow): void => write([project, ...read().filter(({ id }) => id !== project.id)]);
export const unfollow = (id: string): void => write(read().filter((each) => each.id !== id));

/** What is shown now has been seen: it is news no longer. */
export function markSeen(project: Follow): void {
  if (isFollowed(project.id)) write(read().map((each) => (each.id === project.id ? project : each)));
}

export interface FollowNews extends Follow {
  isNew: boolean;
  /** It stands on no list now. */
  isGone: boolean;
}

/** How the followed projects stand now, and which of them have moved since they were looked at. */
export async function askFollows(signal?: AbortSignal): Promise<FollowNews[]> {
  const known = follows.get();
  if (known.length === 0) return [];
  const { items } = await call(followedProjects, {
    query: { id: known.map(({ id }) => id) },
    ...(signal && { signal }),
  });
  return known.map((seen) => {
    const now = items.find(({ id }) => id === seen.id);
    if (!now) return { ...seen, isNew: false, isGone: true };
    const fields = ['state', 'percent', 'reached', 'hasEffect'] as const;
    return { ...now, isNew: fields.some((field) => now[field] !== seen[field]), isGone: false };
  });
}

/** The community whose lists were looked at last on this phone. */
export const rememberedPlace = (): string | null => readStored(PLACE_KEY);
export const rememberPlace = (id: string | null): void => {
  if (!sharedDevice.get()) writeStored(PLACE_KEY, id);
};
