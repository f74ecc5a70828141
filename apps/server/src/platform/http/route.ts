import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Static, TSchema } from 'typebox';
import type { Endpoint } from '../../kernel/endpoint.ts';
import type { Ctx } from '../context.ts';
import type { Identity } from '../module.ts';

type Part<E, K extends string> = E extends { [P in K]: infer S extends TSchema } ? Static<S> : undefined;
export interface Input<E> {
  params: Part<E, 'params'>;
  query: Part<E, 'query'>;
  body: Part<E, 'body'>;
}
// biome-ignore lint/suspicious/noConfusingVoidType: what a handler without an answer returns
export type Answer<E> = E extends { response: infer S extends TSchema } ? Static<S> | RawJson : void;

/** JSON text built by PostgreSQL and passed through unparsed: parsing and printing it again would cost more than the query. */
export interface RawJson {
  readonly raw: string;
}
export const rawJson = (text: string | null | undefined): RawJson => ({ raw: text ?? 'null' });
export const isRawJson = (value: unknown): value is RawJson =>
  typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string';

/** Cookies and headers a handler may want to set; filled by the handler, sent by the adapter. */
export interface Outgoing {
  setCookie(name: string, value: string, maxAgeSeconds: number): void;
  header(name: string, value: string): void;
}

export interface Route {
  endpoint: Endpoint;
  kind: 'query' | 'command' | 'raw';
  handle: (ctx: Ctx, input: Input<Endpoint>, out: Outgoing) => Promise<unknown>;
  raw?: RawHandler;
}
export type RawHandler = (call: RawCall) => Promise<unknown>;
/** For uploads, downloads and streams: the handler opens its own transactions through `inTransaction` or `read`. */
export interface RawCall {
  request: FastifyRequest;
  reply: FastifyReply;
  /** Who calls by now: a stream may stay open longer than a session or a post. */
  askAgain(): Promise<Identity>;
  read<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  inTransaction<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
}

/** A read: no transaction is opened, one statement is the norm. */
export const query = <E extends Endpoint>(
  endpoint: E,
  handle: (ctx: Ctx, input: Input<E>, out: Outgoing) => Promise<Answer<E>>,
): Route => ({
  endpoint,
  kind: 'query',
  handle: handle as unknown as Route['handle'],
});

/** A change: the adapter opens the transaction, honours Idempotency-Key and commits before it answers. */
export const command = <E extends Endpoint>(
  endpoint: E,
  handle: (ctx: Ctx, input: Input<E>, out: Outgoing) => Promise<Answer<E>>,
): Route => ({
  endpoint,
  kind: 'command',
  handle: handle as unknown as Route['handle'],
});

export const raw = (endpoint: Endpoint, handler: RawHandler): Route => ({
  endpoint,
  kind: 'raw',
  handle: () => Promise.reject(new Error('a raw route has no plain handler')),
  raw: handler,
});
