import { systemActor } from '../../../kernel/actor.ts';
import type { Text } from '../../../kernel/errors.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { emit } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { callOutside, OutsideError } from '../../../platform/outside/call-outside.ts';
import { backOff, MOST_TRIES } from '../domain/order.ts';
import { signedHeaders } from '../commands/sign.ts';
import { findLink, type LinkRow, sealContext } from '../queries/link.ts';

const BATCH = 200;
const TIMEOUT = 20_000;
/** Longer than a call may take: a claim that nobody settled is taken up by another process. */
const CLAIM_SECONDS = 60;
const MOST_BYTES = 2 * 1024 * 1024;

interface Claimed {
  id: string;
  number: string;
  seq: number;
  kind: string;
  status: string;
  body_sealed: Buffer;
  attempts: number;
  created_at: Date;
}

export const inTenant = <T>(platform: Platform, tenantId: number, work: (ctx: Ctx) => Promise<T>): Promise<T> => {
  const now = platform.clock();
  return platform.db.transaction(tenantId, (tx) =>
    work({ tx, actor: systemActor(tenantId), now, lang: 'zh', address: '', newId: () => newId(now), platform }),
  );
};

/** Every minute, and whenever something was written: each tenant's messages that are due. */
export async function deliverAll(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ tenant_id: number }>(
    `select l.tenant_id from hotline_links l where l.enabled and l.push_url is not null and exists (
       select from hotline_outbox o where o.tenant_id = l.tenant_id and o.state = 'waiting' and o.next_at <= $1)`,
    [platform.clock()],
  );
  for (const { tenant_id } of rows) await deliverTenant(platform, tenant_id);
}

/**
 * Sends what is due, of each order only its first message that has not arrived, so that they arrive in their order; goes
 * on until nothing is due or a call fails. Answers how many arrived.
 */
export async function deliverTenant(platform: Platform, tenantId: number, timeout = TIMEOUT): Promise<number> {
  for (let arrived = 0; ; ) {
    const claim = await inTenant(platform, tenantId, async (ctx) => {
      const link = await findLink(ctx.tx);
      if (!link?.enabled || link.push_url === null) return undefined;
      const callId = ctx.newId();
      return { link, callId, messages: await claimHeads(ctx, callId) };
    });
    if (!claim || claim.messages.length === 0) return arrived;
    const outcome = await send(platform, claim, timeout);
    arrived += await inTenant(platform, tenantId, (ctx) =>
      settle(ctx, claim.link, claim.callId, claim.messages, outcome),
    );
    if (outcome.problem) return arrived;
  }
}

const claimHeads = ({ tx, now }: Ctx, callId: string): Promise<Claimed[]> =>
  tx.sql<Claimed>(
    `with heads as (
       select o.number, o.seq from hotline_outbox o where o.tenant_id = $1 and o.state = 'waiting' and o.next_at <= $2
         and o.seq = (select p.seq from hotline_outbox p where p.tenant_id = $1 and p.number = o.number and p.state in ('waiting', 'dead')
           order by p.seq limit 1)
       order by o.next_at, o.number limit ${BATCH} for update skip locked)
     update hotline_outbox o set attempts = o.attempts + 1, next_at = $2::timestamptz + interval '${CLAIM_SECONDS} s', call_id = $3
     from heads h where o.tenant_id = $1 and o.number = h.number and o.seq = h.seq
     returning o.id, o.number, o.seq, o.kind, o.status, o.body_sealed, o.attempts, o.created_at`,
    [tx.tenantId, now, callId],
  );

interface Sent {
  body: string;
  signature: string;
  httpStatus: number | null;
  /** By id: what they answered of each message. */
  answers: Map<string, { status: string; reason?: string }>;
  problem: Text | null;
}

interface Claim {
  link: LinkRow;
  callId: string;
  messages: readonly Claimed[];
}

async function send(platform: Platform, { link, callId, messages }: Claim, timeout: number): Promise<Sent> {
  const context = sealContext(link.tenant_id, 'body');
  const body = JSON.stringify({
    messages: messages.map(({ id, number, seq, kind, status, created_at, body_sealed }) => ({
      id,
      number,
      seq,
      kind,
      status,
      at: created_at.toISOString(),
      data: JSON.parse(platform.keys.open(body_sealed, context)) as unknown,
    })),
  });
  const headers = signedHeaders(platform, link, { id: callId, now: platform.clock(), body });
  const sent: Sent = {
    body,
    signature: headers['webhook-signature'] ?? '',
    httpStatus: null,
    answers: new Map(),
    problem: null,
  };
  try {
    const call = {
      method: 'POST',
      url: link.push_url ?? '',
      headers,
      body,
      timeout,
      most: MOST_BYTES,
    } as const;
    const answer = await callOutside(call, platform.privateHosts);
    sent.httpStatus = answer.status;
    if (answer.status === 200) sent.answers = readAnswers(answer.text);
    else sent.problem = httpProblem(answer.status);
    if (answer.status === 200 && sent.answers.size === 0 && messages.length > 0) sent.problem = unreadable;
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error;
    sent.problem = error.text;
  }
  return sent;
}

export const httpProblem = (status: number): Text => ({
  zh: `对方返回 HTTP ${status}`,
  en: `the other side answered HTTP ${status}`,
});
const unreadable: Text = { zh: '看不懂对方的答复', en: 'the answer could not be read' };

function readAnswers(text: string): Sent['answers'] {
  const answers: Sent['answers'] = new Map();
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return answers;
  }
  const results = (parsed as { results?: unknown } | null)?.results;
  for (const each of Array.isArray(results) ? (results as unknown[]) : []) {
    const { id, status, reason } = (each ?? {}) as Record<string, unknown>;
    if (typeof id === 'string' && typeof status === 'string')
      answers.set(id, { status, ...(typeof reason === 'string' && { reason: reason.slice(0, 200) }) });
  }
  return answers;
}

/** Writes what became of each message: arrived, refused for good, or to be tried again later. One entry of the log for the call. */
async function settle(
  ctx: Ctx,
  link: LinkRow,
  callId: string,
  messages: readonly Claimed[],
  sent: Sent,
): Promise<number> {
  const { tx, now } = ctx;
  const rows = messages.map((message) => rowOf(message, sent, now));
  await tx.sql(
    `update hotline_outbox o set state = x.state, problem = x.problem, next_at = x.next_at,
       settled_at = case when x.state = 'waiting' then null else $3::timestamptz end
     from json_to_recordset($2::json) as x(id uuid, state text, problem text, next_at timestamptz)
     where o.tenant_id = $1 and o.id = x.id and o.state = 'waiting' and o.call_id = $4`,
    [tx.tenantId, JSON.stringify(rows), now, callId],
  );
  const count = (state: string): number => rows.filter((row) => row.state === state).length;
  await tx.sql(
    `update hotline_links set last_problem = $2, last_out_at = case when $3 then $4 else last_out_at end where tenant_id = $1`,
    [tx.tenantId, sent.problem && JSON.stringify(sent.problem), count('delivered') > 0, now],
  );
  await emit(tx, ctx.actor, now, link.id, {
    kind: sent.problem ? 'hotline.delivery-failed' : 'hotline.delivered',
    data: {
      callId,
      messages: messages.length,
      delivered: count('delivered'),
      dead: count('dead'),
      httpStatus: sent.httpStatus,
      digest: sha256(sent.body).toString('hex'),
      signature: sent.signature,
    },
  });
  return count('delivered');
}

interface Settled {
  id: string;
  state: 'waiting' | 'delivered' | 'dead';
  problem: string | null;
  next_at: Date;
}

function rowOf({ id, attempts }: Claimed, { answers, problem }: Sent, now: Date): Settled {
  const answer = answers.get(id);
  if (answer?.status === 'accepted' || answer?.status === 'duplicate')
    return { id, state: 'delivered', problem: null, next_at: now };
  if (answer?.status === 'rejected') return { id, state: 'dead', problem: answer.reason ?? 'rejected', next_at: now };
  return {
    id,
    state: attempts >= MOST_TRIES ? 'dead' : 'waiting',
    problem: problem?.zh ?? answer?.reason ?? '对方没有确认这一条',
    next_at: new Date(now.getTime() + backOff(attempts) * 1000),
  };
}
