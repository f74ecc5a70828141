import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import type { ListName } from '../domain/items.ts';
import { abilities } from '../policy.ts';
import { currentRow, headJson, type VersionRow, visibleVersion } from './version-rows.ts';

/** The version of a list in force. */
export const getCurrentList = async (ctx: Ctx, list: ListName): Promise<RawJson> =>
  answer(ctx, await currentRow(ctx.tx, list));

export const getListVersion = async (ctx: Ctx, id: string): Promise<RawJson> =>
  answer(ctx, await visibleVersion(ctx, id));

/** The version that was in force at an instant; throws `not-found` for a time before the first. */
export async function getListAsOf(ctx: Ctx, list: ListName, at: Date): Promise<RawJson> {
  const [row] = await ctx.tx.sql<VersionRow>(
    `select v.*, ${headJson} as head from list_versions v
     where v.tenant_id = $1 and v.list = $2 and v.state <> 'draft' and v.published_at <= $3
     order by v.published_at desc, v.number desc limit 1`,
    [ctx.tx.tenantId, list, at],
  );
  if (row) return answer(ctx, row);
  throw new AppError('not-found', 'no-version-then', {
    zh: '那个时间还没有发布过这份清单。',
    en: 'No version of this list had been published by then.',
  });
}

function answer({ actor }: Ctx, { head, items, state, drafted_by }: VersionRow): RawJson {
  return rawJson(JSON.stringify({ ...head, items, abilities: abilities(actor, { state, draftedBy: drafted_by }) }));
}
