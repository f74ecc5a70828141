import { lookup as resolve, type LookupAddress } from 'node:dns';
import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Text } from '../../kernel/errors.ts';
import { isPublicAddress } from './addresses.ts';

export interface OutsideCall {
  method: 'GET' | 'POST';
  url: string;
  headers?: Record<string, string>;
  body?: string;
  /** Milliseconds from the first name look-up to the last byte. */
  timeout: number;
  /** Bytes of the answer that are read at most. */
  most: number;
}

export interface OutsideAnswer {
  status: number;
  text: string;
}

/** Why another system could not be asked; `code` is stable, the text is for people. */
export class OutsideError extends Error {
  readonly code: OutsideCode;
  readonly text: Text;
  constructor(code: OutsideCode) {
    super(`${code}: ${texts[code].en}`);
    this.code = code;
    this.text = texts[code];
  }
}

const texts = {
  'bad-address': { zh: '地址不是 http 或 https 网址', en: 'the address is no http or https address' },
  'private-address': {
    zh: '地址在内部网络，运维人员须先把主机写进 HUYING_PRIVATE_HOSTS',
    en: 'the address lies in a private network: whoever runs the server must name the host in HUYING_PRIVATE_HOSTS',
  },
  'no-connection': { zh: '连不上对方，或连接中断', en: 'no connection, or it was cut off' },
  timeout: { zh: '对方没有在规定时间内答复', en: 'no answer in time' },
  'too-large': { zh: '对方的答复太大', en: 'the answer is too large' },
  redirect: { zh: '对方要求转到别的地址，已拒绝', en: 'the answer was a redirect, which is not followed' },
} satisfies Record<string, Text>;
export type OutsideCode = keyof typeof texts;

/**
 * Calls another system: http or https only, no redirect is followed, and the address that is connected to is the one that
 * was checked (so that a name cannot change its meaning between check and call). Private networks are closed but for the
 * hosts in `privateHosts`. Throws OutsideError; any status is an answer, but 3xx.
 */
export async function callOutside(call: OutsideCall, privateHosts: readonly string[] = []): Promise<OutsideAnswer> {
  const url = checkedUrl(call.url);
  const anywhere = privateHosts.includes(url.host.toLowerCase()) || privateHosts.includes(url.hostname.toLowerCase());
  const literal = url.hostname.replace(/^\[|\]$/g, '');
  if (!anywhere && isIP(literal) !== 0 && !isPublicAddress(literal)) throw new OutsideError('private-address');
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const cut = AbortSignal.timeout(call.timeout);
  return new Promise((done, fail) => {
    const request = send(url, {
      method: call.method,
      headers: { ...call.headers, ...(call.body !== undefined && { 'content-length': Buffer.byteLength(call.body) }) },
      lookup: checkedLookup(anywhere),
      signal: cut,
      // Its own connection: one that was closed by the other side meanwhile would look like a failure.
      agent: false,
    });
    const refuse = (error: unknown): void => {
      request.destroy();
      fail(error instanceof OutsideError ? error : new OutsideError(cut.aborted ? 'timeout' : 'no-connection'));
    };
    request.on('error', refuse);
    request.on('response', (response) => {
      readAnswer(response, call.most).then(done, refuse);
    });
    request.end(call.body);
  });
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '')
    throw new OutsideError('bad-address');
  return url;
}

/** Every address a name stands for must be open, not only the one that would be taken. */
const checkedLookup =
  (anywhere: boolean): LookupFunction =>
  (hostname, options, callback) =>
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const addresses = (found ?? []) as LookupAddress[];
      const [first] = addresses;
      if (error || !first) return callback(error ?? new OutsideError('no-connection'), '', 0);
      if (!anywhere && !addresses.every(({ address }) => isPublicAddress(address)))
        return callback(new OutsideError('private-address'), '', 0);
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
    });

async function readAnswer(response: IncomingMessage, most: number): Promise<OutsideAnswer> {
  const status = response.statusCode ?? 0;
  if (status >= 300 && status < 400) throw new OutsideError('redirect');
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response) {
    bytes += (chunk as Buffer).length;
    if (bytes > most) throw new OutsideError('too-large');
    chunks.push(chunk as Buffer);
  }
  if (!response.complete) throw new OutsideError('no-connection');
  return { status, text: Buffer.concat(chunks).toString('utf8') };
}
