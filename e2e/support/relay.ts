import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A call on its way through the relay. */
export interface Passing {
  method: string;
  path: string;
}
type Verdict = 'drop' | undefined;

/** The road between a phone and the server: it can be cut, and every call be stopped before or after the server has it. */
export interface Relay {
  url: string;
  /** True: every connection breaks, as in a valley. */
  cut: boolean;
  before: ((passing: Passing) => Verdict | Promise<Verdict>) | undefined;
  after: ((passing: Passing) => Verdict | Promise<Verdict>) | undefined;
  stop(): Promise<void>;
}

export async function openRelay(target: string): Promise<Relay> {
  const relay: Relay = { url: '', cut: false, before: undefined, after: undefined, stop: () => close(server) };
  const server = createServer((incoming, outgoing) => {
    pass(relay, target, incoming, outgoing).catch(() => outgoing.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  relay.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return relay;
}

async function pass(relay: Relay, target: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const passing = { method: incoming.method ?? '', path: (incoming.url ?? '').split('?')[0] ?? '' };
  if (relay.cut || (await relay.before?.(passing)) === 'drop') return void incoming.socket.destroy();
  const url = new URL(incoming.url ?? '/', target);
  const onward = request(url, { method: incoming.method, headers: { ...incoming.headers, connection: 'close' } });
  incoming.pipe(onward);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    onward.once('response', resolve);
    onward.once('error', reject);
  });
  if (relay.cut || (await relay.after?.(passing)) === 'drop') {
    answer.resume();
    return void incoming.socket.destroy();
  }
  outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
  answer.pipe(outgoing);
  outgoing.once('close', () => onward.destroy());
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  await Promise.race([new Promise<void>((resolve) => server.close(() => resolve())), sleep(2000)]);
}
