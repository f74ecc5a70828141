import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { changeSettings } from '../../../platform/tenant-settings.ts';
import type { AgreementTemplate } from '../contract.ts';
import { agreementTemplate } from '../queries/template.ts';

/** Subject of the events about the tenant's template. */
const TEMPLATE_SUBJECT = '00000000-0000-7000-8000-00000000a9ee';

/** Replaces the template; what is drafted already stays. Throws conflict (version-conflict). */
export async function putTemplate(ctx: Ctx, input: AgreementTemplate): Promise<AgreementTemplate> {
  const { tx, actor, now } = ctx;
  const changed = await changeSettings(ctx, 'agreements', input, () => agreementTemplate(ctx));
  await emit(tx, actor, now, TEMPLATE_SUBJECT, {
    kind: 'agreement-template.changed',
    data: { clauses: input.clauses.length, reviewMonths: input.reviewMonths },
  });
  return changed;
}
