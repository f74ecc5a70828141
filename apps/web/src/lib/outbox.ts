import type { PicturePurpose } from '@huying/server/contract/files';
import { ApiError, errorText } from './api-error.ts';
import { type Box, keptPictures, openBox, sweepPictures } from './kept.ts';
import { sendPicture } from './pictures.ts';
import { type Signal, signal } from './signal.ts';

export interface ParcelPicture {
  id: string;
  purpose: PicturePurpose;
  sent: { id: string; claim: string } | null;
  sentAt: number;
}

/** Something written on this device that must reach the server exactly once. */
export interface Parcel {
  /** Also the Idempotency-Key, so that sending it again does nothing twice. */
  id: string;
  kind: string;
  /** The person who wrote it, when signed in: nobody else's session may send it. */
  owner: string | null;
  /** What is sent, without the pictures. */
  body: object;
  pictures: readonly ParcelPicture[];
  /** First words, to be recognised by. */
  title: string;
  madeAt: number;
  state: 'waiting' | 'sending' | 'refused' | 'sent';
  /** Why it was not sent at the last try, in plain words. */
  fault: string | null;
  /** Names of the inputs that a refusal found fault with. */
  faultFields: readonly string[];
  /** Pictures that the server would not take. */
  droppedPictures: number;
  /** What the server answered. */
  receipt: unknown;
}
export type NewParcel = Pick<Parcel, 'id' | 'owner' | 'body' | 'title'> & {
  pictures: readonly { id: string; purpose: PicturePurpose; sent: { id: string; claim: string } | null }[];
};

export interface Outbox {
  parcels: Signal<readonly Parcel[]>;
  /** Keeps it on the device; false when the browser keeps nothing, so that the caller does not throw its draft away. */
  add(parcel: NewParcel): Promise<boolean>;
  /** One try. The answer is `sent`, `refused` (the person must change something) or `waiting` (it goes by itself later). */
  send(id: string): Promise<Parcel | undefined>;
  sendAll(): Promise<void>;
  find(id: string): Promise<Parcel | undefined>;
  /** Forgets it; with `keepPictures`, its pictures go on belonging to a draft. */
  remove(id: string, options?: { keepPictures: boolean }): Promise<void>;
  /** Sends what waits: now, when the network or the page comes back, and every half minute. */
  start(): void;
}

export interface OutboxOptions {
  kind: string;
  /** Sends one, with its key and its uploaded pictures. Throws ApiError. */
  deliver: (parcel: Parcel, pictures: { id: string; claim: string }[]) => Promise<unknown>;
  /** Told once for each that has arrived. */
  onSent?: (parcel: Parcel) => void;
  /** Whose parcels may be sent now. */
  owner?: () => string | null;
  box?: Box<Parcel>;
}

const RETRY_MS = 30_000;
/** The server forgets unattached pictures after 24 hours. */
const PICTURE_LIVES_MS = 20 * 3_600_000;

/** No answer, a server in trouble, too many at once, an ended session: later it may go. */
const mayGoLater = (error: unknown): boolean =>
  !(error instanceof ApiError) ||
  error.isOffline ||
  error.status >= 500 ||
  error.status === 429 ||
  error.status === 401;

/** One queue of parcels of one kind. Texts and pictures stay on the device until the server's receipt is kept. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { kind, deliver, onSent, owner = () => null } = options;
  const box = options.box ?? openBox<Parcel>('outbox');
  const parcels = signal<readonly Parcel[]>([]);
  let started = false;

  const show = (parcel: Parcel) =>
    parcels.set([...parcels.get().filter(({ id }) => id !== parcel.id), parcel].sort((a, b) => a.madeAt - b.madeAt));
  const keep = async (parcel: Parcel): Promise<boolean> => {
    show(parcel);
    return box.put(parcel);
  };
  const reload = async (): Promise<void> =>
    parcels.set((await box.all()).filter((parcel) => parcel.kind === kind).sort((a, b) => a.madeAt - b.madeAt));

  async function trySend(given: Parcel): Promise<Parcel> {
    let parcel = given;
    show({ ...parcel, state: 'sending' });
    try {
      parcel = await uploadPictures(parcel, keep);
      const receipt = await deliver(parcel, sentOf(parcel));
      parcel = { ...parcel, state: 'sent', fault: null, faultFields: [], receipt };
      onSent?.(parcel);
      for (const { id } of parcel.pictures) await keptPictures.remove(id);
    } catch (error) {
      if (mayGoLater(error)) parcel = { ...parcel, state: 'waiting', fault: errorText(error) };
      else if (hasStalePictures(parcel)) return trySend({ ...parcel, pictures: parcel.pictures.map(unsent) });
      else parcel = { ...parcel, state: 'refused', fault: errorText(error), faultFields: fieldsOf(error) };
    }
    await keep(parcel);
    return parcel;
  }

  const outbox: Outbox = {
    parcels,
    add: ({ pictures, ...rest }) =>
      keep({
        ...rest,
        kind,
        pictures: pictures.map((picture) => ({ ...picture, sentAt: Date.now() })),
        madeAt: Date.now(),
        state: 'waiting',
        fault: null,
        faultFields: [],
        droppedPictures: 0,
        receipt: null,
      }),
    send: (id) =>
      alone(true, async () => {
        const parcel = await box.get(id);
        return parcel && parcel.state !== 'sent' ? trySend(parcel) : parcel;
      }),
    async sendAll() {
      await alone(false, async () => {
        await reload();
        for (const parcel of parcels.get()) {
          if (parcel.state !== 'waiting' || parcel.owner !== owner()) continue;
          if ((await trySend(parcel)).state === 'waiting') break;
        }
      });
    },
    find: (id) => box.get(id),
    async remove(id, { keepPictures } = { keepPictures: false }) {
      const parcel = parcels.get().find((each) => each.id === id);
      parcels.set(parcels.get().filter((each) => each.id !== id));
      await box.remove(id);
      for (const picture of keepPictures ? [] : (parcel?.pictures ?? [])) await keptPictures.remove(picture.id);
    },
    start() {
      if (started) return void outbox.sendAll();
      started = true;
      const hurry = () => void (document.visibilityState === 'visible' && outbox.sendAll());
      window.addEventListener('online', hurry);
      document.addEventListener('visibilitychange', hurry);
      setInterval(() => parcels.get().some(({ state }) => state === 'waiting') && hurry(), RETRY_MS);
      void outbox
        .sendAll()
        .then(() => sweepPictures(new Set(parcels.get().flatMap(({ pictures }) => pictures.map(({ id }) => id)))));
    },
  };
  return outbox;
}

const unsent = (picture: ParcelPicture): ParcelPicture => ({ ...picture, sent: null, sentAt: 0 });
const sentOf = (parcel: Parcel) => parcel.pictures.flatMap(({ sent }) => (sent === null ? [] : [sent]));
const hasStalePictures = ({ pictures }: Parcel): boolean =>
  pictures.some(({ sent, sentAt }) => sent !== null && Date.now() - sentAt > PICTURE_LIVES_MS);
const fieldsOf = (error: unknown): string[] =>
  error instanceof ApiError ? error.fields.map(({ field }) => field) : [];

/** Sends what has not been sent; each success is kept at once. A picture the server refuses is left out and counted. */
async function uploadPictures(given: Parcel, keep: (parcel: Parcel) => Promise<boolean>): Promise<Parcel> {
  let parcel = given;
  for (const picture of given.pictures.filter(({ sent }) => sent === null)) {
    const kept = await keptPictures.get(picture.id);
    const sent = kept === undefined ? null : await upload(picture, kept.blob);
    const pictures =
      sent === null
        ? parcel.pictures.filter(({ id }) => id !== picture.id)
        : parcel.pictures.map((each) => (each.id === picture.id ? { ...each, sent, sentAt: Date.now() } : each));
    parcel = { ...parcel, pictures, droppedPictures: parcel.droppedPictures + (sent === null ? 1 : 0) };
    await keep({ ...parcel, state: 'waiting' });
  }
  return parcel;
}

async function upload({ id, purpose }: ParcelPicture, blob: Blob): Promise<{ id: string; claim: string } | null> {
  try {
    const options = { signal: new AbortController().signal, idempotencyKey: id, onProgress: () => undefined };
    return await sendPicture(purpose)(blob, options);
  } catch (error) {
    if (mayGoLater(error)) throw error;
    return null;
  }
}

/** One tab at a time; with `wait` false, another tab's turn is left to it. */
async function alone<T>(wait: boolean, work: () => Promise<T>): Promise<T | undefined> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return work();
  return (await locks.request('huying.outbox', { ifAvailable: !wait }, (lock) =>
    lock === null ? undefined : work(),
  )) as T | undefined;
}
