import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { AppError, forbidden } from '../../kernel/errors.ts';
import type { Ctx, Language, Platform } from '../context.ts';
import type { Tx } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Identity } from '../module.ts';
import { addSecurityHeaders, checkOrigin } from './headers.ts';
import {
  findAnswer,
  fingerprintOf,
  isKeyRace,
  keepAnswer,
  type IdempotentCall,
  type StoredAnswer,
} from './idempotency.ts';
import { toProblem } from './problem.ts';
import { keepText } from './raw-text.ts';
import { tidyInput } from './tidy-input.ts';
import { serializerCompiler, validatorCompiler } from './validation.ts';
import { isRawJson, type Outgoing, type Route } from './route.ts';

export interface Identify {
  (request: FastifyRequest): Promise<Identity>;
  /** The same, without counting as a use of the session: for open streams that ask whether they may go on. */
  peek?(request: FastifyRequest): Promise<Identity>;
}

export interface ServerOptions {
  platform: Platform;
  routes: Route[];
  /** Who calls: reads the session cookie or API key. Asked once per call. */
  identify: Identify;
  secure: boolean;
  trustProxy: boolean | number | string;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor: Actor;
    sessionExpired: boolean;
    /** The body byte for byte, where the endpoint is `signed`. */
    rawText: Buffer | undefined;
  }
  interface FastifyContextConfig {
    form?: boolean;
  }
}

/** The HTTP adapter: identifies, authorises, opens the transaction, honours idempotency keys, answers in the caller's language. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: hops(options.trustProxy),
    bodyLimit: 1_048_576,
    genReqId: () => newId(new Date()).slice(-12),
    routerOptions: { ignoreTrailingSlash: true },
  });
  await app.register(cookie);
  await app.register(multipart, { limits: { fileSize: 64 * 1024 * 1024, files: 4, fields: 20 } });
  addFormBodies(app);
  addSecurityHeaders(app, options.secure);
  app.decorateRequest('sessionExpired', false);
  app.decorateRequest('rawText', undefined);
  app.setValidatorCompiler(validatorCompiler());
  app.setSerializerCompiler(serializerCompiler());
  app.setErrorHandler((error, request, reply) => sendProblem(options.platform, error, request, reply));
  for (const route of options.routes) addRoute(app, options, route);
  return app;
}

/** Form-encoded bodies are read only where an endpoint asks for them; everywhere else they are refused as before. */
function addFormBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (request, body, done) => {
    if (request.routeOptions.config.form) done(null, body);
    else done(Object.assign(new Error('form-encoded body'), { statusCode: 415 }));
  });
}

/** So many proxies in front of us are believed, the rest of the chain is not. */
const hops = (
  trust: ServerOptions['trustProxy'],
): Exclude<ServerOptions['trustProxy'], number> | ((address: string, hop: number) => boolean) =>
  typeof trust === 'number' ? (_address, hop) => hop < trust : trust;

function addRoute(app: FastifyInstance, options: ServerOptions, route: Route): void {
  const { endpoint } = route;
  app.route({
    method: endpoint.method,
    url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    ...(endpoint.bodyLimit && { bodyLimit: endpoint.bodyLimit }),
    config: { form: endpoint.form === true },
    schema: {
      ...(endpoint.params && { params: endpoint.params }),
      ...(endpoint.query && { querystring: endpoint.query }),
      ...(endpoint.body && { body: endpoint.body }),
      ...(endpoint.response && { response: { [endpoint.status ?? 200]: endpoint.response } }),
    },
    // Who calls and whether they may is settled before the body is even parsed.
    onRequest: async (request) => {
      if (endpoint.method !== 'GET') checkOrigin(request);
      const identity = await options.identify(request);
      request.actor = identity.actor;
      request.sessionExpired = identity.expired;
      checkAccess(endpoint.access, identity);
    },
    ...(endpoint.signed && { preParsing: keepText(endpoint.bodyLimit ?? 1_048_576) }),
    preValidation: (request, _reply, done) => {
      tidy(request);
      done();
    },
    handler: (request, reply) => answer(options, route, request, reply),
  });
}

function tidy(request: FastifyRequest): void {
  request.body = tidyInput(request.body);
  tidyInput(request.query);
  tidyInput(request.params);
}

/** The one gate of the transport; the command asks again with the object in hand. */
export function checkAccess(access: string, { actor, expired }: Identity): void {
  if (access === 'public') return;
  if (!actor.personId && actor.role !== 'api') {
    const text = expired
      ? {
          zh: '登录已过期，请重新登录；已填写的内容会保留。',
          en: 'Your session has ended. Sign in again; what you typed is kept.',
        }
      : { zh: '请先登录。', en: 'Please sign in first.' };
    throw new AppError('unauthenticated', expired ? 'session-expired' : 'sign-in-needed', text);
  }
  if (access !== 'signed-in' && !actor.permissions.has(access)) throw forbidden();
}

async function answer(
  options: ServerOptions,
  route: Route,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { platform } = options;
  const now = platform.clock();
  const context = (tx: Tx): Ctx => ({
    tx,
    actor: request.actor,
    now,
    lang: languageOf(request),
    address: request.ip,
    newId: () => newId(now),
    platform,
  });
  const { tenantId } = request.actor;
  if (route.kind === 'raw') {
    return route.raw!({
      request,
      reply,
      askAgain: () => (options.identify.peek ?? options.identify)(request),
      read: (work) => platform.db.read(tenantId, (tx) => work(context(tx))),
      inTransaction: (work) => platform.db.transaction(tenantId, (tx) => work(context(tx))),
    });
  }
  const out = outgoing(reply, options.secure);
  const input = { params: request.params, query: request.query, body: request.body } as never;
  const status = route.endpoint.status ?? 200;
  if (route.kind === 'query') {
    const result = await platform.db.read(tenantId, (tx) => route.handle(context(tx), input, out));
    return send(reply, status, result);
  }
  const call = idempotentCall(request);
  if (!call) {
    const result = await platform.db.transaction(tenantId, (tx) => route.handle(context(tx), input, out));
    return send(reply, status, result);
  }
  const stored = await answerOnce(platform, tenantId, call, async (tx) => ({
    status,
    body: textOf(reply, status, await route.handle(context(tx), input, out)),
  }));
  if (stored.replayed) reply.header('idempotency-replayed', 'true');
  reply.code(stored.status);
  return stored.status === 204 ? reply.send() : reply.type('application/json; charset=utf-8').send(stored.body);
}

/**
 * Does the work and keeps its answer in one transaction. A repeat is found by the refused key (or, when the work itself
 * no longer applies, by looking it up), and gets the first answer again, byte for byte.
 */
async function answerOnce(
  platform: Platform,
  tenantId: number,
  call: IdempotentCall,
  work: (tx: Tx) => Promise<StoredAnswer>,
): Promise<StoredAnswer & { replayed: boolean }> {
  try {
    const fresh = await platform.db.transaction(tenantId, async (tx) => {
      const result = await work(tx);
      await keepAnswer(tx, platform.keys, call, result);
      return result;
    });
    return { ...fresh, replayed: false };
  } catch (error) {
    if (!(error instanceof AppError) && !isKeyRace(error)) throw error;
    const earlier = await platform.db.read(tenantId, (tx) => findAnswer(tx, platform.keys, call));
    if (!earlier) throw error;
    return { ...earlier, replayed: true };
  }
}

function idempotentCall(request: FastifyRequest): IdempotentCall | undefined {
  const key = request.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (typeof key !== 'string' || key.length < 8 || key.length > 255) {
    throw new AppError('invalid', 'idempotency-key-malformed', {
      zh: '提交编号的格式不对，请刷新页面后重试。',
      en: 'Idempotency-Key must be 8 to 255 characters.',
    });
  }
  return {
    key,
    caller: request.actor.personId ?? request.actor.role,
    fingerprint: fingerprintOf(request.method, request.url, request.body),
  };
}

function send(reply: FastifyReply, status: number, result: unknown): FastifyReply {
  reply.code(status);
  if (isRawJson(result)) return reply.type('application/json; charset=utf-8').send(result.raw);
  return reply.send(status === 204 ? undefined : result);
}

function textOf(reply: FastifyReply, status: number, result: unknown): string {
  if (status === 204) return '';
  if (isRawJson(result)) return result.raw;
  reply.code(status);
  return String(reply.serialize((result ?? {}) as object));
}

function outgoing(reply: FastifyReply, secure: boolean): Outgoing {
  return {
    setCookie: (name, value, maxAge) =>
      reply.setCookie(name, value, { path: '/', httpOnly: true, secure, sameSite: 'lax', maxAge }),
    header: (name, value) => reply.header(name, value),
  };
}

export const languageOf = (request: FastifyRequest): Language =>
  /^\s*en\b/i.test(request.headers['accept-language'] ?? '') ? 'en' : 'zh';

function sendProblem(platform: Platform, error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const problem = toProblem(error, request.id, languageOf(request));
  if (problem.status >= 500)
    platform.log.error('call failed', error, {
      call: request.id,
      method: request.method,
      path: request.routeOptions.url,
    });
  const wait = problem.details?.retryAfterSeconds;
  if (typeof wait === 'number') reply.header('retry-after', String(wait));
  return reply.code(problem.status).type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
}
