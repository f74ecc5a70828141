import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { ActivityOptions } from '../contract.ts';
import { activityOptions } from '../queries/settings.ts';

/** Subject of the events about the tenant's options of activities. */
const OPTIONS_SUBJECT = '00000000-0000-7000-8000-00000000b0a8';

/** Replaces the options. Throws conflict (version-conflict), invalid: kind-twice, kind-in-use. */
export async function putOptions(ctx: Ctx, input: ActivityOptions): Promise<ActivityOptions> {
  const { tx, actor, now } = ctx;
  const { version: _seen, ...options } = input;
  const codes = options.kinds.map(({ code }) => code);
  if (new Set(codes).size < codes.length)
    throw invalid('kind-twice', '有编码重复，请改正。', 'A code stands twice.', { field: 'kinds' });
  const [gone] = await tx.sql<{ kind: string }>(
    'select kind from activities where tenant_id = $1 and kind <> all($2::text[]) limit 1',
    [tx.tenantId, codes],
  );
  if (gone) {
    const before = await activityOptions(ctx);
    const name = before.kinds.find(({ code }) => code === gone.kind)?.name ?? gone.kind;
    throw invalid(
      'kind-in-use',
      `「${name}」已有活动在用，不能删去；名称可以改。`,
      `There are activities of the kind ${name}: it stays, its name may change.`,
      { field: 'kinds' },
    );
  }
  const changed = await changeSettings(ctx, 'volunteering', input, () => activityOptions(ctx));
  await emit(tx, actor, now, OPTIONS_SUBJECT, { kind: 'activity-options.changed', data: { ...options } });
  return changed;
}
