import { createHmac } from 'node:crypto';
import { AppError } from '../../../kernel/errors.ts';
import type { Platform } from '../../../platform/context.ts';
import { sameBytes } from '../../../platform/crypto.ts';
import { type Algorithm, labels, signaturesIn, signedText, TOLERANCE_SECONDS } from '../domain/signature.ts';
import { type LinkRow, sealContext } from '../queries/link.ts';

const mac = (algorithm: Algorithm, secret: string, text: string): Buffer =>
  createHmac(algorithm, secret).update(text).digest();

const opened = (platform: Platform, tenantId: number, sealed: Buffer | null, what: 'secret' | 'token'): string | null =>
  sealed && platform.keys.open(sealed, sealContext(tenantId, what));

/** The headers of a call to them: who we are, and a signature over its number, the time and the body. */
export function signedHeaders(
  platform: Platform,
  link: LinkRow,
  call: { id: string; now: Date; body: string },
): Record<string, string> {
  const secret = opened(platform, link.tenant_id, link.secret_sealed, 'secret');
  const token = opened(platform, link.tenant_id, link.token_sealed, 'token');
  const timestamp = String(Math.floor(call.now.getTime() / 1000));
  return {
    'content-type': 'application/json; charset=utf-8',
    'webhook-id': call.id,
    'webhook-timestamp': timestamp,
    ...(secret !== null && {
      'webhook-signature': `${labels[link.algorithm]},${mac(link.algorithm, secret, signedText(call.id, timestamp, call.body)).toString('base64')}`,
    }),
    ...(token !== null && { authorization: `Bearer ${token}` }),
  };
}

/** Throws forbidden unless the body was signed with the common secret within the last five minutes, where that is asked for. */
export function checkSignature(
  platform: Platform,
  link: LinkRow,
  headers: Readonly<Record<string, unknown>>,
  body: Buffer,
  now: Date,
): void {
  if (!link.signed_only) return;
  const secret = opened(platform, link.tenant_id, link.secret_sealed, 'secret');
  const [id, timestamp, given] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    String(headers[name] ?? ''),
  ) as [string, string, string];
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp));
  if (secret === null || !/^\d{1,12}$/.test(timestamp) || age > TOLERANCE_SECONDS) throw unsigned();
  const wanted = mac(link.algorithm, secret, signedText(id, timestamp, body.toString('utf8')));
  if (!signaturesIn(given, link.algorithm).some((each) => sameBytes(wanted, Buffer.from(each, 'base64'))))
    throw unsigned();
}

const unsigned = (): AppError =>
  new AppError('forbidden', 'signature-missing-or-wrong', {
    zh: '签名缺失、有误或已超过五分钟。请核对双方的签名密钥和时钟。',
    en: 'The signature is missing, wrong or older than five minutes. Compare the secret and the clocks of both sides.',
  });
