import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { ProjectOptions } from '../contract-settings.ts';
import { projectOptions } from '../queries/settings.ts';

/** Subject of the events about the tenant's options of projects. */
const OPTIONS_SUBJECT = '00000000-0000-7000-8000-00000000b0a4';

/** Replaces the options. Throws conflict (version-conflict), invalid: type-twice, type-in-use. */
export async function putOptions(ctx: Ctx, input: ProjectOptions): Promise<ProjectOptions> {
  const { tx, actor, now } = ctx;
  const { version: _seen, ...options } = input;
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
  const changed = await changeSettings(ctx, 'projects', input, () => projectOptions(ctx));
  await emit(tx, actor, now, OPTIONS_SUBJECT, { kind: 'project-options.changed', data: { ...options } });
  return changed;
}
