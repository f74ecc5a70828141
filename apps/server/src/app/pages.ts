import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../kernel/errors.ts';
import { contentPolicy, newNonce } from '../platform/http/headers.ts';
import { languageOf } from '../platform/http/server.ts';
import { toProblem } from '../platform/http/problem.ts';
import { serverRoot } from '../platform/server-root.ts';

/** Which page answers a path: three shells, each its own bundle. */
const shellOf = (path: string): string =>
  path === '/desk' || path.startsWith('/desk/')
    ? 'desk.html'
    : path === '/field' || path.startsWith('/field/')
      ? 'field.html'
      : 'index.html';

/** What a page draws under its maps, and the origin it may load that from. */
export type BaseMapOf = (request: FastifyRequest) => Promise<{ base: object; origin: string } | null>;

/** Serves the built web: hashed assets for a year, the three shells with a fresh nonce and the tenant's base map each time. */
export async function servePages(
  app: FastifyInstance,
  baseMapOf: BaseMapOf,
  root = join(serverRoot(), '../web/dist'),
): Promise<void> {
  const shells = new Map<string, string>();
  await app.register(fastifyStatic, {
    root,
    wildcard: false,
    index: false,
    serveDotFiles: false,
    globIgnore: ['**/*.html', '.vite/**'],
    immutable: true,
    maxAge: '365d',
    preCompressed: true,
    setHeaders: (reply, path) => {
      if (!path.includes('/assets/')) reply.header('cache-control', 'no-cache');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!wantsPage(request, path)) return notThere(request, reply);
    const shell = shellOf(path);
    let html = shells.get(shell);
    if (html === undefined) {
      html = readFileSync(join(root, shell), 'utf8');
      shells.set(shell, html);
    }
    const nonce = newNonce();
    // A page without ground under its maps is better than none.
    const map = await baseMapOf(request).catch(() => null);
    return reply
      .header('content-security-policy', contentPolicy(nonce, map?.origin))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('__CSP_NONCE__', nonce).replace('__BASE_MAP__', () => inAttribute(map ? map.base : '')));
  });
}

/** JSON inside a quoted attribute; nothing for nothing. */
const inAttribute = (value: object | ''): string =>
  value === '' ? '' : JSON.stringify(value).replace(/[&"<>]/g, (sign) => `&#${sign.charCodeAt(0)};`);

const wantsPage = (request: FastifyRequest, path: string): boolean =>
  (request.method === 'GET' || request.method === 'HEAD') &&
  !/^\/(api|open311|files|assets)(\/|$)/.test(path) &&
  !/\.\w{2,5}$/.test(path);

function notThere(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const error = new AppError('not-found', 'no-such-address', {
    zh: '这个地址不存在。',
    en: 'There is nothing at this address.',
  });
  return reply
    .code(404)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(toProblem(error, request.id, languageOf(request))));
}
