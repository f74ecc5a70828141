import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { ProjectOptions } from '../contract-settings.ts';
import { projectOptions } from '../queries/settings.ts';

/** Subject of the events about the tenant's options of projects. */
const OPTIONS_SUBJECT = '00000000-0000-7000-8000-00000000b0a4';

/** Replaces the options. Throws conflict (version-conflict), invalid: type-twice, type-in-use. */
export async function putOptions(ctx: Ctx, { version, ...options }: ProjectOptions): Promise<ProjectOptions> {
  const { tx, actor, now } = ctx;
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', ['project-options', tx.tenantId]);
  const before = await projectOptions(ctx);
  if (before.version !== version)
    throw conflict(
      'version-conflict',
      '刚才有人改过这些设置，请核对后再存。',
      'Somebody has changed these options: look again.',
      { current: before },
    );
  const codes = options.types.map(({ code }) => code);
  if (new Set(codes).size < codes.length)
    throw invalid('type-twice', '有编码重复，请改正。', 'A code stands twice.', { field: 'types' });
  const [gone] = await tx.sql<{ code: string }>(
    `select category as code from matters where tenant_id = $1 and kind = 'project' and category <> all($2::text[]) limit 1`,
    [tx.tenantId, codes],
  );
  if (gone)
    throw invalid(
      'type-in-use',
      `类型 ${gone.code} 已有项目在用，不能删去；名称可以改。`,
      `There are projects of the type ${gone.code}: it stays, its name may change.`,
      { field: 'types' },
    );
  await tx.sql(
    `insert into tenant_settings (tenant_id, module, value, version, updated_at) values ($1, 'projects', $2, 1, $3)
     on conflict (tenant_id, module) do update
       set value = tenant_settings.value || excluded.value, version = tenant_settings.version + 1, updated_at = excluded.updated_at`,
    [tx.tenantId, JSON.stringify(options), now],
  );
  await emit(tx, actor, now, OPTIONS_SUBJECT, { kind: 'project-options.changed', data: { ...options } });
  return projectOptions(ctx);
}
