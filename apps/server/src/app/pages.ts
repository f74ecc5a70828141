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

/** Serves the built web: hashed assets for a year, the three shells with a fresh nonce each time. */
export async function servePages(app: FastifyInstance, root = join(serverRoot(), '../web/dist')): Promise<void> {
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
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0] ?? '/';
    if (!wantsPage(request, path)) return notThere(request, reply);
    const shell = shellOf(path);
    let html = shells.get(shell);
    if (html === undefined) {
      html = readFileSync(join(root, shell), 'utf8');
      shells.set(shell, html);
    }
    const nonce = newNonce();
    return reply
      .header('content-security-policy', contentPolicy(nonce))
      .header('cache-control', 'no-cache')
      .type('text/html; charset=utf-8')
      .send(html.replaceAll('__CSP_NONCE__', nonce));
  });
}

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
