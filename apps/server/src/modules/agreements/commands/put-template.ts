import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { AgreementTemplate } from '../contract.ts';
import { agreementTemplate } from '../queries/template.ts';

/** Subject of the events about the tenant's template. */
const TEMPLATE_SUBJECT = '00000000-0000-7000-8000-00000000a9ee';

/** Replaces the template; what is drafted already stays. Throws conflict (version-conflict). */
export async function putTemplate(ctx: Ctx, { version, ...template }: AgreementTemplate): Promise<AgreementTemplate> {
  const { tx, actor, now } = ctx;
  await tx.sql('select pg_advisory_xact_lock(hashtextextended($1, $2))', ['agreement-template', tx.tenantId]);
  const before = await agreementTemplate(ctx);
  if (before.version !== version)
    throw conflict(
      'version-conflict',
      '协议模板刚被别人改过。请看过最新的再改，您填写的内容仍在。',
      'Somebody has just changed the template. Look at the latest; what you typed is kept.',
      { current: before },
    );
  await tx.sql(
    `insert into tenant_settings (tenant_id, module, value, version, updated_at) values ($1, 'agreements', $2, 1, $3)
     on conflict (tenant_id, module) do update set value = excluded.value, version = tenant_settings.version + 1, updated_at = excluded.updated_at`,
    [tx.tenantId, JSON.stringify(template), now],
  );
  await emit(tx, actor, now, TEMPLATE_SUBJECT, {
    kind: 'agreement-template.changed',
    data: { clauses: template.clauses.length, reviewMonths: template.reviewMonths },
  });
  return agreementTemplate(ctx);
}
