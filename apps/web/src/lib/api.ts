import type { Static, TSchema } from 'typebox';
import { ApiError, toApiError, transportError } from './api-error.ts';
import { language } from './language.ts';
import { send, type Wire, type WireAnswer } from './transport.ts';
import { uuidv7 } from './uuid.ts';

/** What the browser keeps of a contract's endpoint; the schemas are there for the compiler only. */
export interface Endpoint {
  method: string;
  path: string;
  multipart?: true;
  produces?: string;
}

type SchemaOf<E, K extends PropertyKey> = E extends { [P in K]: infer S extends TSchema } ? Static<S> : never;
type Given<E, K extends PropertyKey> = [SchemaOf<E, K>] extends [never]
  ? unknown
  : Record<never, never> extends SchemaOf<E, K>
    ? { [P in K]?: SchemaOf<E, K> }
    : { [P in K]: SchemaOf<E, K> };
type Form<E> = E extends { multipart: true } ? { form: FormData } : unknown;

/** What an endpoint must be given: params, query, body as its contract says; `form` for uploads. */
export type Input<E> = Given<E, 'params'> & Given<E, 'query'> & Given<E, 'body'> & Form<E>;
/** What it answers: its response schema; a Blob when it produces a file; otherwise nothing. */
export type Output<E> = E extends { response: infer S extends TSchema }
  ? Static<S>
  : E extends { produces: string }
    ? Blob
    : undefined;

export interface CallOptions {
  signal?: AbortSignal;
  /** Give the same key to a later repeat of the same act (a draft sent again after a reload): it then happens once. */
  idempotencyKey?: string;
  /** Share of an upload that has left, 0 to 1. */
  onProgress?: (share: number) => void;
  /** Bytes of a file that have come so far. */
  onReceived?: (bytes: number) => void;
  /** False for sign-in itself: a 401 there means a wrong password, not an ended session. */
  renewsSession?: boolean;
  timeoutMs?: number;
}

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  form?: FormData;
}
type Arguments<E> =
  Record<never, never> extends Input<E> ? [input?: Input<E> & CallOptions] : [input: Input<E> & CallOptions];

const ATTEMPTS = 3;
const RETRIED = new Set([502, 503, 504]);

/** Keeps what was read, so that it can be read again without a connection. */
export interface AnswerShelf {
  keep(url: string, text: string): void;
  /** What was answered last, and when, in ms. */
  find(url: string): Promise<{ text: string; at: number } | undefined>;
  /** Told of what is shown: from the shelf, with the time of that answer, or fresh (null). */
  onShown(url: string, keptAt: number | null): void;
}
let shelf: AnswerShelf | undefined;
export function readWithoutConnection(given: AnswerShelf | undefined): void {
  shelf = given;
}

let renewSession: (() => Promise<boolean>) | undefined;
/** The shell's way to sign the same person in again over the open page; resolves true when the call may be repeated. */
export function onSessionExpired(renew: (() => Promise<boolean>) | undefined): void {
  renewSession = renew;
}

/** The address of an endpoint, for links and downloads as well. */
export function urlOf<E extends Endpoint>(endpoint: E, input: LooseInput = {}): string {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_hole, name: string) =>
    encodeURIComponent(String(input.params?.[name] ?? '')),
  );
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(input.query ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null && item !== '') query.append(name, String(item));
    }
  }
  const search = query.toString();
  return search ? `${path}?${search}` : path;
}

/**
 * Calls one endpoint of the contract. Changes carry an Idempotency-Key, so a repeat after a lost answer is harmless:
 * no answer, 502, 503 and 504 are tried up to three times. Throws ApiError (never a bare response), or AbortError.
 */
export async function call<E extends Endpoint>(endpoint: E, ...[given]: Arguments<E>): Promise<Output<E>> {
  const input: LooseInput & CallOptions = given ?? {};
  const wire = wireOf(endpoint, input);
  let answer = await (shelf && wire.method === 'GET' && !wire.wantsBlob ? readOrRecall(shelf, wire) : attempt(wire));
  if (answer.status === 401 && input.renewsSession !== false && renewSession && (await renewSession())) {
    answer = await attempt(wire);
  }
  if (answer.status < 200 || answer.status >= 300) throw toApiError(answer.status, answer.text);
  if (answer.blob) return answer.blob as Output<E>;
  return readJson(answer) as Output<E>;
}

/** A poor connection must not keep waiting who has read this before. */
const PATIENCE_MS = 4000;

/** What the server answers now; without a connection what it answered last time. */
async function readOrRecall(from: AnswerShelf, wire: Wire): Promise<WireAnswer> {
  const found = await from.find(wire.url);
  if (found === undefined) return keepRead(from, wire, await attempt(wire));
  const recalled: WireAnswer = { status: 200, text: found.text, blob: null, retryAfter: null };
  const asked = send(wire).then((answer) => (RETRIED.has(answer.status) ? undefined : keepRead(from, wire, answer)));
  const missing = asked.catch((error: unknown) => {
    if (error instanceof ApiError) return undefined;
    throw error;
  });
  const patience = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  const answer = await Promise.race([missing, patience]);
  if (answer === undefined) from.onShown(wire.url, found.at);
  return answer ?? recalled;
}

function keepRead(from: AnswerShelf, wire: Wire, answer: WireAnswer): WireAnswer {
  if (answer.status === 200) from.keep(wire.url, answer.text);
  from.onShown(wire.url, null);
  return answer;
}

/** A captive portal or a proxy may answer 200 with a page of its own: that is no answer of ours. */
function readJson(answer: WireAnswer): unknown {
  if (answer.text === '') return undefined;
  try {
    return JSON.parse(answer.text);
  } catch {
    throw transportError('unreadable', answer.status);
  }
}

function wireOf(endpoint: Endpoint, input: LooseInput & CallOptions): Wire {
  const headers: Record<string, string> = { accept: 'application/json', 'accept-language': language.get() };
  if (endpoint.method !== 'GET') headers['idempotency-key'] = input.idempotencyKey ?? uuidv7();
  const json = input.form === undefined && input.body !== undefined;
  if (json) headers['content-type'] = 'application/json';
  const body = input.form ?? (json ? JSON.stringify(input.body) : undefined);
  return {
    method: endpoint.method,
    url: urlOf(endpoint, input),
    headers,
    ...(body !== undefined && { body }),
    signal: input.signal,
    onProgress: input.onProgress,
    onReceived: input.onReceived,
    timeoutMs: input.timeoutMs ?? (input.form ? 180_000 : 30_000),
    wantsBlob: endpoint.produces !== undefined,
  };
}

async function attempt(wire: Wire): Promise<WireAnswer> {
  for (let tried = 1; ; tried++) {
    let wait = 300 * 3 ** (tried - 1) * (0.75 + Math.random() / 2);
    try {
      const answer = await send(wire);
      if (!RETRIED.has(answer.status) || tried >= ATTEMPTS) return answer;
      if (answer.retryAfter !== null) wait = Math.min(answer.retryAfter * 1000, 5000);
    } catch (error) {
      if (!(error instanceof ApiError) || tried >= ATTEMPTS || globalThis.navigator?.onLine === false) throw error;
    }
    await pause(wait, wire.signal);
  }
}

const pause = (ms: number, signal: AbortSignal | undefined): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new DOMException('aborted', 'AbortError'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal?.aborted) stop();
    else signal?.addEventListener('abort', stop, { once: true });
  });
