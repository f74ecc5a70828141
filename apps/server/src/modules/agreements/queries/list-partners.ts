import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { promisePartners } from '../../needs/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { projectPartners } from '../../projects/index.ts';

interface Partner {
  unitId: string;
  promises: number;
  projects: number;
  agreementId: string | null;
}

/** With whom the own unit could make an agreement, those without one and with the most in common first. Throws forbidden without a unit. */
export async function listPartners(ctx: Ctx): Promise<{ items: Partner[] }> {
  const { tx, actor } = ctx;
  if (actor.unitId === null) throw forbidden();
  const { byId } = await unitsInMemory(ctx);
  const isCommunity = (id: string): boolean => byId.get(id)?.kind === 'community';
  const own = isCommunity(actor.unitId);
  const promises = await promisePartners(tx, actor.unitId, own ? 'keeper' : 'giver');
  const projects = await projectPartners(tx, actor.unitId);
  const agreements = await tx.sql<{ id: string; unitId: string }>(
    `select m.id, case when a.community_id = $2 then a.unit_id else a.community_id end as "unitId"
     from agreements a join matters m on m.tenant_id = a.tenant_id and m.id = a.id
     where a.tenant_id = $1 and (a.community_id = $2 or a.unit_id = $2) and m.open order by m.created_at desc`,
    [tx.tenantId, actor.unitId],
  );
  const partners = new Map<string, Partner>();
  const at = (unitId: string): Partner => {
    const known = partners.get(unitId);
    if (known) return known;
    const agreementId = agreements.find((each) => each.unitId === unitId)?.id ?? null;
    const partner = { unitId, promises: 0, projects: 0, agreementId };
    partners.set(unitId, partner);
    return partner;
  };
  for (const { unitId, count } of promises) at(unitId).promises = count;
  for (const { unitId, count } of projects) at(unitId).projects = count;
  const items = [...partners.values()].filter(({ unitId }) => byId.get(unitId)?.active && isCommunity(unitId) !== own);
  const worth = (partner: Partner): number => partner.promises + partner.projects - (partner.agreementId ? 10_000 : 0);
  return { items: items.sort((a, b) => worth(b) - worth(a)).slice(0, 100) };
}
