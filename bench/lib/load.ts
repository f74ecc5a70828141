import http from 'node:http';

export interface Call {
  method: string;
  path: string;
  headers?: Record<string, string>;
  body?: unknown;
}
export interface Work {
  name: string;
  /** The next call of one client. */
  make(client: number): Call;
  /** Looks at each answer; false makes the cell void. */
  check(status: number, text: string, client: number): boolean;
}
export interface Cell {
  work: string;
  clients: number;
  perSecond: number;
  p50: number;
  p95: number;
  n: number;
  errors: number;
}

/** Closed-loop load: each client sends its next call when the last is answered. Loopback only, bounded in time. */
export async function measure(base: URL, work: Work, clients: number, seconds: number): Promise<Cell> {
  if (base.hostname !== '127.0.0.1') throw new Error('only a server on this machine is measured');
  const agent = new http.Agent({ keepAlive: true, maxSockets: clients });
  const times: number[] = [];
  let errors = 0;
  const one = async (client: number, counted: boolean): Promise<void> => {
    const began = performance.now();
    const { status, text } = await send(agent, base, work.make(client));
    const took = performance.now() - began;
    if (status >= 400 || !work.check(status, text, client)) {
      errors += 1;
      if (errors === 1) console.error(`${work.name}: ${status} ${text.slice(0, 300)}`);
    } else if (counted) times.push(took);
  };
  for (let i = 0; i < 30 * clients; i++) await one(i % clients, false);
  const began = performance.now();
  const until = began + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      while (performance.now() < until) await one(client, true);
    }),
  );
  const took = (performance.now() - began) / 1000;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number): number =>
    times[Math.min(times.length - 1, Math.ceil(part * times.length) - 1)] ?? Number.NaN;
  return {
    work: work.name,
    clients,
    perSecond: times.length / took,
    p50: at(0.5),
    p95: at(0.95),
    n: times.length,
    errors,
  };
}

function send(agent: http.Agent, base: URL, call: Call): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const body = call.body === undefined ? undefined : Buffer.from(JSON.stringify(call.body));
    const request = http.request(
      {
        host: base.hostname,
        port: base.port,
        method: call.method,
        path: call.path,
        agent,
        headers: {
          ...call.headers,
          ...(body && { 'content-type': 'application/json', 'content-length': body.length }),
        },
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }),
        );
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
