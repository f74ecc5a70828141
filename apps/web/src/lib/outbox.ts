import { ApiError, errorText } from './api-error.ts';
import { keptPictures, sweepPictures } from './kept.ts';
import { type NewParcel, type Parcel, type ParcelPicture, picturesLeft } from './parcel.ts';
import { sendPicture } from './pictures.ts';
import { type Box, openBox } from './sealed-box.ts';
import { type Signal, signal } from './signal.ts';

export type { NewParcel, Parcel, ParcelPicture } from './parcel.ts';

export interface Outbox {
  parcels: Signal<readonly Parcel[]>;
  /** Keeps it on the device; false when the browser keeps nothing, so that the caller does not throw its draft away. */
  add(parcel: NewParcel): Promise<boolean>;
  /** One try of the text, with somebody looking on; pictures that follow it go by themselves. */
  send(id: string): Promise<Parcel | undefined>;
  sendAll(): Promise<void>;
  find(id: string): Promise<Parcel | undefined>;
  /** Changes what is kept of it; nothing happens when it is no longer there. */
  amend(id: string, change: Partial<Parcel>): Promise<void>;
  /** Forgets it; with `keepPictures`, its pictures go on belonging to a draft. */
  remove(id: string, options?: { keepPictures: boolean }): Promise<void>;
  /** Reads what lies on the device for whoever is signed in now. */
  reload(): Promise<void>;
  /** Sends what waits: now, when the network or the page comes back, and every half minute. */
  start(): void;
}

export interface OutboxOptions {
  kind: string;
  /** Sends the text, with the pictures that were uploaded before it. Throws ApiError, or Refusal with what it met. */
  deliver: (parcel: Parcel, pictures: { id: string; claim: string }[], attended: boolean) => Promise<unknown>;
  /** Text first: sends one picture after the text has arrived. Without it pictures go before the text. */
  join?: (parcel: Parcel, picture: ParcelPicture, blob: Blob) => Promise<void>;
  /** Told once for each whose text has arrived. */
  onSent?: (parcel: Parcel) => void;
  /** Answers those that go on from what has just arrived, changed accordingly: they are kept before it is. */
  goOn?: (parcel: Parcel, others: readonly Parcel[]) => readonly Parcel[];
  /** Whose parcels may be sent now. */
  owner?: () => string | null;
  box?: Box<Parcel>;
}

const RETRY_MS = 30_000;
/** The server forgets unattached pictures after 24 hours. */
const PICTURE_LIVES_MS = 20 * 3_600_000;

/** What `deliver` throws to change what is kept of a refused parcel (the newer version it met). */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly fault: ApiError;
  readonly now: unknown;
  constructor(fault: ApiError, now: unknown) {
    super(fault.message);
    this.fault = fault;
    this.now = now;
  }
}

/** No answer, a server in trouble, too many at once, an ended session: later it may go. */
const mayGoLater = (error: unknown): boolean =>
  !(error instanceof ApiError || error instanceof Refusal) ||
  (error instanceof ApiError &&
    (error.isOffline || error.status >= 500 || error.status === 429 || error.status === 401));

const isAway = (): boolean => globalThis.navigator?.onLine === false;
const inOrder = (parcels: readonly Parcel[]): Parcel[] => [...parcels].sort((a, b) => a.madeAt - b.madeAt);

/** One queue of parcels of one kind. Texts and pictures stay on the device until the server's receipt is kept. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { kind, deliver, join, onSent, goOn, owner = () => null } = options;
  const box = options.box ?? openBox<Parcel>('outbox');
  const parcels = signal<readonly Parcel[]>([]);
  /** Those that somebody looks on being sent. */
  const busy = new Set<string>();
  let started = false;

  const show = (parcel: Parcel) =>
    parcels.set(inOrder([...parcels.get().filter(({ id }) => id !== parcel.id), parcel]));
  const keep = async (parcel: Parcel): Promise<boolean> => {
    show(parcel);
    return box.put(parcel);
  };
  const reload = async (): Promise<void> =>
    parcels.set(inOrder((await box.all()).filter((parcel) => parcel.kind === kind)));

  async function sendText(given: Parcel, attended: boolean): Promise<Parcel> {
    let parcel = given;
    show({ ...parcel, state: 'sending' });
    try {
      if (!join) parcel = await uploadPictures(parcel, keep);
      const receipt = await deliver(parcel, sentOf(parcel), attended);
      parcel = { ...parcel, fault: null, faultFields: [], receipt, now: undefined };
      parcel = {
        ...parcel,
        state: picturesLeft(parcel).length > 0 ? 'waiting' : 'sent',
        ...(attended && { seen: true }),
      };
      for (const other of goOn?.(parcel, parcels.get()) ?? []) await keep(other);
      onSent?.(parcel);
      // Nothing leaves the device before its receipt lies there.
      if ((await keep(parcel)) && parcel.state === 'sent') await letGo(parcel);
      return parcel;
    } catch (error) {
      if (mayGoLater(error)) parcel = { ...parcel, state: 'waiting', fault: errorText(error) };
      else if (hasStalePictures(parcel))
        return sendText({ ...parcel, pictures: parcel.pictures.map(unsent) }, attended);
      else parcel = refused(parcel, error);
    }
    await keep(parcel);
    return parcel;
  }

  /** The pictures of a text that has arrived, one after another; each that is there may leave the device. */
  async function sendPictures(given: Parcel): Promise<Parcel> {
    let parcel = given;
    show({ ...parcel, state: 'sending' });
    try {
      for (const picture of picturesLeft(given)) {
        const kept = await keptPictures.get(picture.id);
        const joined = kept !== undefined && (await joinOne(parcel, picture, kept.blob));
        parcel = { ...parcel, ...withPicture(parcel, picture.id, joined) };
        if (await keep({ ...parcel, state: 'waiting' })) await keptPictures.remove(picture.id);
      }
      parcel = { ...parcel, state: 'sent', fault: null };
    } catch (error) {
      parcel = { ...parcel, state: 'waiting', fault: errorText(error) };
    }
    await keep(parcel);
    if (parcel.state === 'sent') await letGo(parcel);
    if (parcel.state === 'sent' && parcel.seen) await outbox.remove(parcel.id);
    return parcel;
  }

  async function joinOne(parcel: Parcel, picture: ParcelPicture, blob: Blob): Promise<boolean> {
    try {
      await join?.(parcel, picture, blob);
      return true;
    } catch (error) {
      if (mayGoLater(error)) throw error;
      return false;
    }
  }

  async function letGo(parcel: Parcel): Promise<void> {
    for (const { id } of parcel.pictures) await keptPictures.remove(id);
  }

  const outbox: Outbox = {
    parcels,
    reload,
    add: ({ pictures, madeAt = Date.now(), ...rest }) =>
      keep({
        ...rest,
        kind,
        pictures: pictures.map((picture) => ({ ...picture, sentAt: Date.now() })),
        madeAt,
        state: 'waiting',
        fault: null,
        faultFields: [],
        droppedPictures: 0,
        receipt: null,
      }),
    async send(id) {
      const work = async () => {
        const found = await box.get(id);
        return found && found.state !== 'sent' && found.receipt === null && !isAway() ? sendText(found, true) : found;
      };
      busy.add(id);
      // A text that the server knows by its id may be sent twice at once: it need not wait for a picture on its way.
      const parcel = await (join ? work() : alone(true, work)).finally(() => busy.delete(id));
      if (parcel && parcel.receipt !== null && parcel.state === 'waiting') void outbox.sendAll();
      return parcel;
    },
    async sendAll() {
      await alone(false, async () => {
        await reload();
        if (isAway()) return;
        const mine = () =>
          parcels
            .get()
            .filter(({ id, state, owner: whose }) => state === 'waiting' && whose === owner() && !busy.has(id));
        for (const { id } of mine().filter(({ receipt }) => receipt === null)) {
          // The one before may have changed it: an act on a request goes on from the act before it.
          const parcel = parcels.get().find((each) => each.id === id);
          const tried = parcel && (await sendText(parcel, false));
          if (tried?.state === 'waiting' && tried.receipt === null) return;
        }
        for (const parcel of mine().filter(({ receipt }) => receipt !== null))
          if ((await sendPictures(parcel)).state === 'waiting') return;
      });
    },
    find: (id) => box.get(id),
    async amend(id, change) {
      const parcel = await box.get(id);
      if (parcel) await keep({ ...parcel, ...change });
    },
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

function refused(parcel: Parcel, error: unknown): Parcel {
  const fault = error instanceof Refusal ? error.fault : error;
  const faultFields = fault instanceof ApiError ? fault.fields.map(({ field }) => field) : [];
  const now = error instanceof Refusal ? { now: error.now } : {};
  return { ...parcel, state: 'refused', fault: errorText(fault), faultFields, ...now };
}

/** The parcel after one picture: there, or left out and counted. */
function withPicture(parcel: Parcel, id: string, joined: boolean): Pick<Parcel, 'pictures' | 'droppedPictures'> {
  if (joined)
    return {
      pictures: parcel.pictures.map((each) => (each.id === id ? { ...each, joined } : each)),
      droppedPictures: parcel.droppedPictures,
    };
  return {
    pictures: parcel.pictures.filter((each) => each.id !== id),
    droppedPictures: parcel.droppedPictures + 1,
  };
}

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
