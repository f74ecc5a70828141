import type { Random } from '../random.ts';
import type { Book, ToUs } from './book.ts';
import { signedBy } from './hotline-server.ts';

const BATCH = 250;

/** Where the hotline pushes to, and with what. */
export interface Target {
  url: string;
  key: string;
  secret: string;
  random: Random;
  /** How often a call is cut off before its answer, an old message is sent again, a batch is turned around. */
  trouble: boolean;
}

/** Pushes what was not confirmed yet, not in order, some of it again; what was not answered stays unconfirmed. */
export async function pushAll(book: Book, target: Target, confirmed: ToUs[]): Promise<number> {
  const { random, trouble } = target;
  const waiting = [...book.unconfirmed.values()];
  if (trouble) shuffleNearby(waiting, random);
  let sent = 0;
  for (let from = 0; from < waiting.length; from += BATCH) {
    const batch = waiting.slice(from, from + BATCH);
    if (trouble && confirmed.length > 0 && random.chance(0.5))
      batch.push(...Array.from({ length: 10 }, () => random.pick(confirmed)));
    const results = await push(book, target, batch);
    sent += 1;
    for (const { id, status } of results) {
      const message = book.unconfirmed.get(id);
      // What waits for another is safe over there, but is said again until it was gone through.
      if (!message || status === 'waiting' || status === 'rejected') continue;
      book.unconfirmed.delete(id);
      confirmed.push(message);
    }
  }
  return sent;
}

async function push(book: Book, target: Target, messages: readonly ToUs[]): Promise<{ id: string; status: string }[]> {
  const body = JSON.stringify({ messages });
  const cut = new AbortController();
  if (target.trouble && target.random.chance(0.05)) setTimeout(() => cut.abort(), target.random.int(60));
  try {
    const response = await fetch(target.url, {
      method: 'POST',
      body,
      signal: cut.signal,
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${target.key}`,
        ...signedBy(target.secret, `push-${target.random.int(1e9)}`, book.now(), body),
      },
    });
    if (response.status !== 200) return [];
    return ((await response.json()) as { results: { id: string; status: string }[] }).results;
  } catch {
    return [];
  }
}

/** Neighbours change places, so that what belongs together comes in the wrong order and in different calls. */
function shuffleNearby(messages: ToUs[], random: Random): void {
  for (let i = 0; i + 1 < messages.length; i += 1) {
    if (!random.chance(0.3)) continue;
    const j = Math.min(messages.length - 1, i + 1 + random.int(400));
    [messages[i], messages[j]] = [messages[j] as ToUs, messages[i] as ToUs];
  }
}
