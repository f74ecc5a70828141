import { getSession, type Session } from '@huying/server/contract/accounts';
import { type Endpoint, type Input, readWithoutConnection, urlOf } from './api.ts';
import { type DraftShelf, keepDraftsIn, sweepDrafts } from './drafts.ts';
import { openBox } from './sealed-box.ts';
import { signal } from './signal.ts';
import { readStored, storedKeys, writeStored } from './storage.ts';
import { useSignal } from './use-signal.ts';
import { destroyVault, enterVault } from './vault.ts';

/** Set by a sign-out that the server has not heard of yet. */
const LEFT = 'huying.left';
const KEPT_MS = 14 * 86_400_000;

interface KeptAnswer {
  id: string;
  text: string;
  /** When it was answered, in ms. */
  at: number;
}
interface KeptDraft {
  id: string;
  text: string;
}
/** Looks of the screen, and what residents keep of their own reports on this device. */
const staying = /^huying\.(preferences|language|left|my-reports|shared-device|table\.|split\.)/;
const answers = openBox<KeptAnswer>('answers');
const drafts = openBox<KeptDraft>('drafts');
const sessionUrl = urlOf(getSession);

/** Since when the server has not answered and older answers are shown; null while it answers. */
export const awaySince = signal<number | null>(null);

/** The answers on screen that are kept ones, by their address, and when each was given. */
const keptAnswers = signal<ReadonlyMap<string, number>>(new Map());

/** When the answer on screen was given, in ms, if it is the one kept on this device; null while the server answers. */
export const useKeptAt = <E extends Endpoint>(endpoint: E, input: Partial<Input<E>> = {}): number | null =>
  useSignal(keptAnswers).get(urlOf(endpoint, input)) ?? null;

function noteShown(url: string, keptAt: number | null): void {
  awaySince.set(keptAt === null ? null : (awaySince.get() ?? Date.now()));
  const known = keptAnswers.get();
  if ((known.get(url) ?? null) === keptAt) return;
  const next = new Map(known);
  if (keptAt === null) next.delete(url);
  else next.set(url, keptAt);
  keptAnswers.set(next);
}

/**
 * Opens what a person keeps on this device: drafts, answers read before, and what waits to be sent. From then on all
 * three are read from and written to it, sealed with the person's own key.
 */
export async function openDeviceOf(person: string): Promise<void> {
  await enterVault(person);
  keepDraftsIn(await sealedDrafts());
  sweepDrafts();
  readWithoutConnection({
    // Who is signed in is kept apart (keepSession), so that an ended session never replaces it.
    keep: (url, text) => void (url !== sessionUrl && answers.put({ id: `${person} ${url}`, text, at: Date.now() })),
    find: (url) => answers.get(`${person} ${url}`),
    onShown: noteShown,
  });
  const now = Date.now();
  for (const { id, at } of await answers.facts()) if (now - at > KEPT_MS) await answers.remove(id);
}

/** Who may open this device's store without a connection. */
export async function keepSession(session: Session): Promise<void> {
  if (session.person)
    await answers.put({ id: `${session.person.id} ${sessionUrl}`, text: JSON.stringify(session), at: Date.now() });
}

/** Drafts are read while a page is drawn, so they all lie open in memory; writing seals them one after another. */
async function sealedDrafts(): Promise<DraftShelf> {
  const open = new Map((await drafts.all()).map(({ id, text }) => [id, text]));
  let last: Promise<unknown> = Promise.resolve();
  const dirty = new Set<string>();
  const store = async (key: string) => {
    if (!dirty.delete(key)) return;
    const text = open.get(key);
    await (text === undefined ? drafts.remove(key) : drafts.put({ id: key, text }));
  };
  return {
    read: (key) => open.get(key) ?? null,
    write(key, text) {
      if (text === null) open.delete(key);
      else open.set(key, text);
      dirty.add(key);
      last = last.then(() => store(key));
      return globalThis.crypto?.subtle !== undefined;
    },
    keys: (prefix) => [...open.keys()].filter((key) => key.startsWith(prefix)),
  };
}

/** Everything of this person leaves the device: texts, photos, answers, drafts, and the key to them. */
export async function forgetPerson(person: string): Promise<void> {
  readWithoutConnection(undefined);
  await destroyVault(person);
  for (const key of storedKeys('huying.')) if (!staying.test(key)) writeStored(key, null);
  sessionStorage.clear();
}

export const signedOutUnheard = (): boolean => readStored(LEFT) !== null;
export const noteSignedOut = (unheard: boolean): boolean => writeStored(LEFT, unheard ? '1' : null);
