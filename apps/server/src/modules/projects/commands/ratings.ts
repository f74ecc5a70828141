import type { Static } from 'typebox';
import { AppError, conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { randomToken } from '../../../platform/crypto.ts';
import { emit } from '../../../platform/events.ts';
import { countTryApart, tooMany, triesSoFar } from '../../../platform/throttle.ts';
import { staleVersion } from '../../matters/index.ts';
import type { RatedEffect } from '../contract-effects.ts';
import type { Effect } from '../contract-parts.ts';
import { presentEffect } from '../domain/project.ts';
import { can } from '../policy.ts';
import { governedProject, loadProject } from '../queries/load-project.ts';
import { projectSettings } from '../queries/settings.ts';

/** Only codes that do not count are counted: a whole neighbourhood may rate from one network. */
const MISSES_PER_HOUR = 30;
const hashOf = ({ tx, platform }: Ctx, code: string): Buffer =>
  platform.keys.lookup('project-rating', `${tx.tenantId}:${code}`);

/**
 * Codes for residents to rate the effect of the present round with; only their hashes are kept. By the owner or the
 * planner. Throws not-found, forbidden, conflict: version-conflict, effect-missing.
 */
export async function issueRatingCodes(
  ctx: Ctx,
  id: string,
  { count, version }: { count: number; version: number },
): Promise<{ expiresOn: string; codes: string[] }> {
  const { tx, actor, now, platform } = ctx;
  const loaded = await loadProject(ctx, id);
  const seen = await governedProject(ctx, loaded);
  if (!can(actor, 'read', seen)) throw notFound();
  if (!seen.ownedByUs && !seen.plannedByUs) throw forbidden();
  const { matter, own } = loaded;
  if (matter.version !== version) throw staleVersion(matter.version);
  if (!presentEffect(own) || (matter.state !== 'done' && matter.state !== 'effective'))
    throw conflict('effect-missing', '报了实效才能发评价码。', 'Report the effect before codes are issued for it.');
  const { ratingCodeDays } = await projectSettings(ctx);
  const expiresOn = addDays(civilDateOf(now, platform.timezone), ratingCodeDays);
  const codes = Array.from({ length: count }, () => randomToken());
  await tx.sql(
    `insert into project_rating_codes (tenant_id, id, project_id, round, code_hash, expires_on, issued_by, issued_at)
     select $1, c.id, $2, $3, decode(c.hash, 'hex'), $4, $5, $6 from jsonb_to_recordset($7::jsonb) as c(id uuid, hash text)`,
    [
      tx.tenantId,
      id,
      own.round,
      expiresOn,
      actor.personId,
      now,
      JSON.stringify(codes.map((code) => ({ id: ctx.newId(), hash: hashOf(ctx, code).toString('hex') }))),
    ],
  );
  const data = { projectId: id, round: own.round, count, expiresOn };
  await emit(tx, actor, now, ctx.newId(), { kind: 'project.rating-codes-issued', data });
  return { expiresOn, codes };
}

interface CodeRow {
  id: string;
  projectId: string;
  round: number;
  ratedAt: Date | null;
  title: string;
  effects: Effect[];
}

/** What a code rates. Throws gone (code-gone) when it is unknown or over, too-many. */
export async function lookAtRating(ctx: Ctx, code: string): Promise<Static<typeof RatedEffect>> {
  return shown(await rowOf(ctx, code));
}

/** Counts a rating once, whoever else sends the same code at the same time. Throws gone (code-gone), conflict (rated-already), too-many. */
export async function rateProject(
  ctx: Ctx,
  { code, score }: { code: string; score: number },
): Promise<Static<typeof RatedEffect>> {
  const { tx, actor, now } = ctx;
  const row = await rowOf(ctx, code);
  const counted = await tx.sql(
    `update project_rating_codes set score = $3, rated_at = $4 where tenant_id = $1 and id = $2 and rated_at is null returning id`,
    [tx.tenantId, row.id, score, now],
  );
  if (counted.length === 0)
    throw conflict('rated-already', '这个评价码已经用过，谢谢您的评价。', 'This code has been used: thank you.');
  const data = { projectId: row.projectId, round: row.round, score };
  await emit(tx, actor, now, row.id, { kind: 'project.rated', data });
  return shown({ ...row, ratedAt: now });
}

async function rowOf(ctx: Ctx, code: string): Promise<CodeRow> {
  const { tx, now, platform } = ctx;
  const bucket = `project-rating:${platform.keys.lookup('address', ctx.address).toString('base64url').slice(0, 22)}`;
  if ((await triesSoFar(tx, bucket, 60, now)) >= MISSES_PER_HOUR)
    throw tooMany('ratings-too-many', '评价太频繁了，请稍后再试。', 'Too many tries: come back later.', 600);
  const [row] = await tx.sql<CodeRow>(
    `select c.id, c.project_id as "projectId", c.round, c.rated_at as "ratedAt", m.title, j.effects
     from project_rating_codes c join projects j on j.tenant_id = c.tenant_id and j.id = c.project_id
     join matters m on m.tenant_id = c.tenant_id and m.id = c.project_id
     where c.tenant_id = $1 and c.code_hash = $2 and c.expires_on >= $3::date`,
    [tx.tenantId, hashOf(ctx, code), civilDateOf(now, platform.timezone)],
  );
  if (row) return row;
  await countTryApart(platform.db, tx.tenantId, bucket, 60, now);
  throw new AppError('gone', 'code-gone', {
    zh: '这个评价码不对或已过期，请核对后再试，或向社区要一个新的。',
    en: 'This code is not known or has expired. Check it, or ask the community for another.',
  });
}

function shown({ title, effects, round, ratedAt }: CodeRow): Static<typeof RatedEffect> {
  const effect = effects.find((each) => each.round === round);
  return {
    title,
    before: effect?.before ?? '',
    after: effect?.after ?? '',
    peopleHelped: effect?.peopleHelped ?? 0,
    ratedAt: ratedAt?.toISOString() ?? null,
  };
}
