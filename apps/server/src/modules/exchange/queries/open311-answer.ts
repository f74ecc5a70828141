import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError, notFound, statusOf } from '../../../kernel/errors.ts';
import type { Actor } from '../../../kernel/actor.ts';
import { MINUTE, zoneOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { isConnectionLoss } from '../../../platform/database/database.ts';
import { languageOf } from '../../../platform/http/server.ts';
import type { RawCall, RawHandler } from '../../../platform/http/route.ts';
import { apiKeyHash } from '../../accounts/index.ts';
import { errorsXml } from '../domain/open311-view.ts';
import { writeXml, type XmlNode } from '../domain/xml.ts';

export type Format = 'json' | 'xml';

/** One answer in both forms. */
export interface Open311Answer {
  json: unknown;
  xml: XmlNode;
}

/** Answers in the form the address asks for; whatever goes wrong is told in the specification's own form. */
export const open311 =
  (format: Format, work: (call: RawCall) => Promise<Open311Answer>): RawHandler =>
  async (call) => {
    const { request, reply } = call;
    // What is public may be read by pages of other sites; nothing here depends on a cookie.
    reply.header('access-control-allow-origin', '*').header('cross-origin-resource-policy', 'cross-origin');
    try {
      return send(reply, format, 200, await work(call));
    } catch (error) {
      if (!(error instanceof AppError) && !isConnectionLoss(error)) throw error;
      const status = statusFor(error);
      return send(reply, format, status, problem(status, wordsOf(error, request)));
    }
  };

const statusFor = (error: unknown): number => {
  const status = error instanceof AppError ? statusOf[error.kind] : 503;
  return status === 422 || status === 409 ? 400 : status;
};

const wordsOf = (error: unknown, request: FastifyRequest): string =>
  error instanceof AppError ? error.text[languageOf(request)] : 'Temporarily unavailable, please try again.';

function problem(code: number, description: string): Open311Answer {
  const errors = [{ code, description }];
  return { json: errors, xml: errorsXml(errors) };
}

const send = (reply: FastifyReply, format: Format, status: number, answer: Open311Answer): FastifyReply =>
  format === 'json'
    ? reply.code(status).type('application/json; charset=utf-8').send(JSON.stringify(answer.json))
    : reply.code(status).type('text/xml; charset=utf-8').send(writeXml(answer.xml));

/** Who asks: the key in the form, in the address or in the header; null without one. Throws forbidden for a key that does not count. */
export interface Caller {
  keyId: string;
  actor: Actor;
}

export async function callerOf(ctx: Ctx, request: FastifyRequest, given: string | null): Promise<Caller | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const key = given || bearer;
  if (!key) return null;
  const { tx, now } = ctx;
  const [row] = await tx.sql<{ id: string; permissions: string[]; last_used_at: Date | null }>(
    'select id, permissions, last_used_at from api_keys where tenant_id = $1 and key_hash = $2 and revoked_at is null',
    [tx.tenantId, apiKeyHash(ctx.platform.keys, key)],
  );
  if (!row) throw unknownKey();
  if (now.getTime() - (row.last_used_at?.getTime() ?? 0) > MINUTE)
    await tx.sql('update api_keys set last_used_at = $3 where tenant_id = $1 and id = $2', [tx.tenantId, row.id, now]);
  return {
    keyId: row.id,
    actor: { ...ctx.actor, role: 'api', scope: 'tenant', permissions: new Set(row.permissions) },
  };
}

/** What a key has brought in is marked with it, and shown to it. */
export const systemOf = (caller: Caller | null): string => (caller ? `open311:${caller.keyId}` : 'open311');

const unknownKey = (): AppError =>
  new AppError('forbidden', 'api-key-unknown', {
    zh: 'api_key 无效或已停用，请向系统管理员申请。',
    en: 'This api_key is unknown or was revoked. Ask the system administrator for one.',
  });

/** One tenant answers here; a client that means another one is told so. */
export async function checkJurisdiction({ tx }: Ctx, asked: unknown): Promise<void> {
  const wanted = String((Array.isArray(asked) ? asked[0] : asked) ?? '').trim();
  if (wanted === '') return;
  const rows = await tx.sql<{ code: string }>('select code from tenants where id = $1', [tx.tenantId]);
  if (rows[0]?.code !== wanted)
    throw notFound('没有这个 jurisdiction_id。', 'The jurisdiction_id provided was not found.');
}

/** '2026-03-05T09:30:00+08:00': W3C time on the wall clock of the district. */
export function w3cTime(at: Date, timezone: string): string {
  const offset = zoneOf(timezone).offsetAt(at.getTime());
  const size = Math.abs(offset) / 60_000;
  const two = (number: number): string => String(number).padStart(2, '0');
  const local = new Date(at.getTime() + offset).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(Math.round(size % 60))}`;
}
