import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Platform } from '../../../platform/context.ts';
import { ABSOLUTE } from '../domain/session-limits.ts';

/** Bound to this very host, sent over TLS only (browsers make an exception for loopback). */
const NAME = '__Host-huying';
/**
 * Beside it where the site is served without TLS, which only a trial on a desk or a local network is: there some
 * browsers refuse a Secure cookie. Never set nor read once the public address is https.
 */
const PLAIN_NAME = 'huying';

const isPlain = (platform: Platform): boolean => !platform.publicUrl.startsWith('https:');

/** `<tenantId>.<token>`: the tenant is needed to find the row behind the wall, the 256-bit token is the secret. */
const SHAPE = /^(\d{1,9})\.[A-Za-z0-9_-]{43}$/;

export function readSessionCookie(platform: Platform, request: FastifyRequest): string | undefined {
  return request.cookies[NAME] ?? (isPlain(platform) ? request.cookies[PLAIN_NAME] : undefined);
}

/** The tenant a session cookie speaks of, or undefined when it is not one of ours. */
export const tenantOfCookie = (value: string): number | undefined => {
  const found = SHAPE.exec(value);
  return found ? Number(found[1]) : undefined;
};

export function setSessionCookie(platform: Platform, reply: FastifyReply, value: string): void {
  const shared = { path: '/', httpOnly: true, sameSite: 'lax', maxAge: ABSOLUTE / 1000 } as const;
  reply.setCookie(NAME, value, { ...shared, secure: true });
  if (isPlain(platform)) reply.setCookie(PLAIN_NAME, value, { ...shared, secure: false });
}

export function clearSessionCookie(platform: Platform, reply: FastifyReply): void {
  const shared = { path: '/', httpOnly: true, sameSite: 'lax' } as const;
  reply.clearCookie(NAME, { ...shared, secure: true });
  if (isPlain(platform)) reply.clearCookie(PLAIN_NAME, { ...shared, secure: false });
}
