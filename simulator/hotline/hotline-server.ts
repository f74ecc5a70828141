import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.ts';
import { type Book, type FromUs, hear } from './book.ts';

export interface HotlineServer {
  port: number;
  /** What went wrong on purpose, by kind. */
  faults: Record<string, number>;
  badSignatures: number;
  /** Falls over in the middle of whatever it does, and comes back with its records. */
  restart(): Promise<void>;
  /** From now on nothing goes wrong any more. */
  calm(): void;
  stop(): Promise<void>;
}

/** The hotline's side of the wire: its own process would do no worse. */
export async function startHotline(book: Book, secret: string, random: Random): Promise<HotlineServer> {
  let isCalm = false;
  const faults: Record<string, number> = {};
  const wrong = (kind: string, probability: number): boolean => {
    const happens = !isCalm && random.chance(probability);
    if (happens) faults[kind] = (faults[kind] ?? 0) + 1;
    return happens;
  };
  const state = { badSignatures: 0 };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const text = await bodyOf(request);
    if (!isSigned(request, text, secret)) {
      state.badSignatures += 1;
      response.writeHead(401).end();
      return;
    }
    if (wrong('dropped before', 0.03)) return void request.socket.destroy();
    if (wrong('500 before', 0.03)) return void response.writeHead(500).end('oops');
    const answer = request.method === 'GET' ? pageOf(book, request.url ?? '') : answersOf(book, text, wrong);
    if (wrong('dropped after', 0.04)) return void request.socket.destroy();
    if (wrong('500 after', 0.03)) return void response.writeHead(500).end('oops');
    if (wrong('too slow', 0.01)) await sleep(1500);
    const body = JSON.stringify(answer);
    if (wrong('cut short', 0.02)) {
      response.writeHead(200, { 'content-length': Buffer.byteLength(body) });
      response.write(body.slice(0, body.length / 2));
      await sleep(5);
      return void request.socket.destroy();
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  };
  const open = (port: number): Promise<Server> =>
    new Promise((ready) => {
      const server = createServer((request, response) => {
        handle(request, response).catch(() => request.socket.destroy());
      });
      server.listen(port, '127.0.0.1', () => ready(server));
    });
  let server = await open(0);
  const { port } = server.address() as AddressInfo;
  const close = (): Promise<void> =>
    new Promise((closed) => {
      server.closeAllConnections();
      server.close(() => closed());
    });
  return {
    port,
    faults,
    get badSignatures() {
      return state.badSignatures;
    },
    async restart() {
      faults.restarts = (faults.restarts ?? 0) + 1;
      await close();
      await sleep(30);
      server = await open(port);
    },
    calm: () => {
      isCalm = true;
    },
    stop: close,
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const macOf = (secret: string, id: string, timestamp: string, body: string): string =>
  createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');

/** The headers with which the hotline signs its own calls. */
export function signedBy(secret: string, id: string, now: Date, body: string): Record<string, string> {
  const timestamp = String(Math.floor(now.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${macOf(secret, id, timestamp, body)}`,
  };
}

function isSigned({ headers }: IncomingMessage, body: string, secret: string): boolean {
  const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
  return headers['webhook-signature'] === `v1,${macOf(secret, id, timestamp, body)}`;
}

function answersOf(book: Book, text: string, wrong: (kind: string, probability: number) => boolean): object {
  const { messages } = JSON.parse(text) as { messages: FromUs[] };
  return {
    results: messages.flatMap((message) => {
      if (wrong('later', 0.002)) return [{ id: message.id, status: 'later' }];
      if (wrong('left out', 0.002)) return [];
      return [{ id: message.id, status: hear(book, message) }];
    }),
  };
}

function pageOf(book: Book, address: string): object {
  const { searchParams } = new URL(address, 'http://hotline');
  // Steps back a little now and then: at least once is all it promises.
  const from = Math.max(0, Number(searchParams.get('after') ?? 0) - 3);
  const to = Math.min(book.journal.length, from + Number(searchParams.get('limit') ?? 100));
  return { messages: book.journal.slice(from, to), cursor: String(to), more: to < book.journal.length };
}
