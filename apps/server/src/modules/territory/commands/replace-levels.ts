import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { RawJson } from '../../../platform/http/route.ts';
import type { Level } from '../contract.ts';
import { refuseLevels } from '../domain/levels.ts';
import { listLevels } from '../queries/list-levels.ts';
import { authorizeManaging } from './authorize.ts';
import { renewTerritory } from './renew-territory.ts';

/** Under which the log keeps what happened to the levels of a tenant, which have no id of their own. */
const LEVELS_SUBJECT = '00000000-0000-7000-8000-7e1217024001';

/** Replaces all levels at once; a level that places stand on can be renamed but not removed. */
export async function replaceLevels(
  ctx: Ctx,
  { version, items }: { version: number; items: Level[] },
): Promise<RawJson> {
  const { tx, actor, now } = ctx;
  authorizeManaging(actor, '/');
  const refusal = refuseLevels(items);
  if (refusal) throw refusal;
  await renewTerritory(ctx);
  const [state] = await tx.sql<{ version: number; used: { level: number; name: string }[] | null }>(
    `select levels_version as version,
       (select json_agg(json_build_object('level', l.level, 'name', l.name)) from place_levels l
        where l.tenant_id = $1 and not l.level = any($2::smallint[])
          and exists (select from places p where p.tenant_id = $1 and p.level = l.level)) as used
     from territory_versions where tenant_id = $1`,
    [tx.tenantId, items.map((each) => each.level)],
  );
  if (state?.version !== version) {
    const current = JSON.parse((await listLevels(ctx)).raw) as unknown;
    throw conflict(
      'version-conflict',
      '层级设置已被他人修改，请核对最新内容后再保存。',
      'The levels were changed meanwhile: look at them again.',
      { current },
    );
  }
  const used = state.used?.[0];
  if (used) {
    throw conflict(
      'level-in-use',
      `“${used.name}”这一级已有区划，不能删除。请先移走或停用这些区划。`,
      `Level "${used.name}" has places and cannot be removed.`,
    );
  }
  await tx.sql(
    `with given as (
       select * from jsonb_to_recordset($2::jsonb) as l(level smallint, name text, "nameEn" text, "isGrid" boolean)
     ), gone as (
       delete from place_levels where tenant_id = $1 and level not in (select level from given)
     ), counted as (
       update territory_versions set levels_version = levels_version + 1 where tenant_id = $1
     )
     insert into place_levels (tenant_id, level, name, name_en, is_grid)
     select $1, level, name, "nameEn", "isGrid" from given
     on conflict (tenant_id, level) do update set name = excluded.name, name_en = excluded.name_en, is_grid = excluded.is_grid`,
    [tx.tenantId, JSON.stringify(items)],
  );
  await emit(tx, actor, now, LEVELS_SUBJECT, { kind: 'levels.replaced', data: { items } });
  return listLevels(ctx);
}
