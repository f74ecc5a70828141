import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/errors.ts';

/**
 * The policy of every answer; pages get a nonce for the style sheets that the component library writes at run time, and
 * may load pictures from the one further origin that the tenant's base map comes from.
 */
export const contentPolicy = (nonce?: string, pictures?: string): string =>
  [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self'${nonce ? ` 'nonce-${nonce}'` : ''}`,
    `img-src 'self' data: blob:${pictures ? ` ${pictures}` : ''}`,
    `connect-src 'self'`,
    `font-src 'self'`,
    `worker-src 'self' blob:`,
    `manifest-src 'self'`,
    `object-src 'none'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
    `form-action 'self'`,
  ].join('; ');

export const newNonce = (): string => randomBytes(16).toString('base64');

export function addSecurityHeaders(app: FastifyInstance, secure: boolean): void {
  const fixed: [string, string][] = [
    ['content-security-policy', contentPolicy()],
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'same-origin'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'geolocation=(self), camera=(self), microphone=(), payment=(), usb=()'],
  ];
  if (secure) fixed.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  app.addHook('onRequest', (request, reply, done) => {
    for (const [name, value] of fixed) reply.header(name, value);
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
    done();
  });
}

/** A change asked for by another site's page is refused, whatever cookies came with it. */
export function checkOrigin(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = origin ? hostOf(origin) !== host : site !== undefined && site !== 'same-origin' && site !== 'none';
  if (foreign) {
    throw new AppError('forbidden', 'foreign-origin', {
      zh: '这个请求来自别的网站，已被拒绝。请在本系统页面内操作。',
      en: 'This request came from another site and was refused. Use the pages of this system.',
    });
  }
}

const hostOf = (origin: string): string | null => {
  try {
    return new URL(origin).host;
  } catch {
    return null;
  }
};
