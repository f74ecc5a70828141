import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';
import { type Call, type Cast, meToo, nextAct, type Ongoing, register, report } from './calls.ts';

const BURST_MS = 100;
const BURST = 5;
const RETRIES_AT_ONCE = 25;
const PATIENCE_MS = 15_000;

/** What was promised to somebody: the server said yes. */
export interface Acknowledged {
  key: string;
  kind: Call['kind'];
  number: string;
  tries: number;
  /** The answer was kept from an earlier try that had been done but not heard. */
  replayed: boolean;
}

export interface Traffic {
  acknowledged: Acknowledged[];
  /** What the server refused or broke at: with calls that are all in order there is none. */
  refused: string[];
  ongoing: Ongoing[];
  /** Calls on their way at this moment. */
  inFlight(): number;
  /** Resolves when what was left unanswered by the last kill has been made up for. */
  calm(): Promise<void>;
  /** Resolves when the next calls have just been sent. */
  nextBurst(): Promise<void>;
  /** Resolves with the next acknowledgement, while the others of its burst are about to come. */
  nextAnswer(): Promise<void>;
  /** Sends nothing new, and asks again until everything was answered. Throws, like `calm`, when it is not within a minute. */
  finish(): Promise<void>;
}

/**
 * Fifty calls a second, five at a time, half by residents and half by staff. A call that was not answered, or answered
 * 503, is asked again with the same key until it is. `url` tells where the server is now.
 */
export function startTraffic(url: () => string, cast: Cast, random: Random): Traffic {
  const ongoing: Ongoing[] = [];
  const acknowledged: Acknowledged[] = [];
  const refused: string[] = [];
  const unanswered: Call[] = [];
  let flying = 0;
  let made = 0;
  let sent = 0;
  let open = true;
  const forBurst: (() => void)[] = [];
  const forAnswer: (() => void)[] = [];

  const send = async (call: Call): Promise<void> => {
    call.tries += 1;
    flying += 1;
    sent += 1;
    const answer = await post(`${url()}${call.path}`, call, sent);
    flying -= 1;
    if (answer === null || answer.status === 503) unanswered.push(call);
    else if (answer.status >= 300)
      refused.push(`${call.kind} ${call.key} ${answer.status} ${answer.text.slice(0, 200)}`);
    else {
      const json = JSON.parse(answer.text) as Answered;
      acknowledged.push({
        key: call.key,
        kind: call.kind,
        number: json.number,
        tries: call.tries,
        replayed: answer.replayed,
      });
      learn(ongoing, call, json);
      for (const tell of forAnswer.splice(0)) tell();
    }
  };
  const timer = setInterval(() => {
    for (const call of unanswered.splice(0, RETRIES_AT_ONCE)) void send(call);
    if (!open) return;
    for (let i = 0; i < BURST; i++) {
      made += 1;
      void send(newCall(`call-${String(made).padStart(6, '0')}`, ongoing, cast, random));
    }
    for (const tell of forBurst.splice(0)) tell();
  }, BURST_MS);

  const until = async (done: () => boolean): Promise<void> => {
    for (const end = Date.now() + 60_000; !done(); await sleep(20))
      if (Date.now() > end) throw new Error(`${unanswered.length} calls are unanswered, ${flying} hang`);
  };
  const finish = async (): Promise<void> => {
    open = false;
    await until(() => flying === 0 && unanswered.length === 0);
    clearInterval(timer);
  };
  return {
    acknowledged,
    refused,
    ongoing,
    inFlight: () => flying,
    calm: () => until(() => flying < BURST && unanswered.length === 0),
    nextBurst: () => new Promise((resolve) => forBurst.push(resolve)),
    nextAnswer: () => new Promise((resolve) => forAnswer.push(resolve)),
    finish,
  };
}

function newCall(key: string, ongoing: readonly Ongoing[], cast: Cast, random: Random): Call {
  const chance = random.next();
  if (chance < 0.45) return report(key, random);
  if (chance < 0.5) return meToo(key, cast);
  const idle = ongoing.filter((each) => !each.busy);
  const act = chance < 0.9 && idle.length > 0 ? nextAct(key, random.pick(idle), cast, random) : null;
  if (!act?.on) return register(key, cast);
  act.on.busy = true;
  return act;
}

interface Answered {
  id: string;
  number: string;
  version: number;
  state: string;
}

function learn(ongoing: Ongoing[], call: Call, { id, number, version, state }: Answered): void {
  const { on, kind } = call;
  if (kind === 'register')
    ongoing.push({ id, number, version, state: 'registered', contacted: false, busy: false, acts: [] });
  if (!on) return;
  on.version = version;
  on.state = state;
  on.acts.push(kind as Ongoing['acts'][number]);
  on.contacted ||= kind === 'contact';
  on.busy = state === 'closed'; // nothing is left to do
}

/** One try; null when no whole answer came back. Each comes from an address of its own, as a proxy tells it. */
async function post(
  url: string,
  call: Call,
  count: number,
): Promise<{ status: number; text: string; replayed: boolean } | null> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'idempotency-key': call.key,
        'x-forwarded-for': `10.${(count >> 16) & 255}.${(count >> 8) & 255}.${count & 255}`,
        ...(call.body && { 'content-type': 'application/json' }),
        ...(call.cookie && { cookie: `__Host-huying=${call.cookie}` }),
      },
      ...(call.body && { body: call.body }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await response.text();
    return { status: response.status, text, replayed: response.headers.get('idempotency-replayed') === 'true' };
  } catch {
    return null;
  }
}
