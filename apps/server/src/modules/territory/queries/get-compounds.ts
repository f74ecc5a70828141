import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Compound, Compounds } from '../contract.ts';
import { can } from '../policy.ts';

/** The compounds of a place by name, with the version of the place. Throws not-found. */
export async function getCompounds({ tx, actor }: Pick<Ctx, 'tx' | 'actor'>, placeId: string): Promise<Compounds> {
  const [row] = await tx.sql<{ path: string; version: number; items: Compound[] }>(
    `select p.path, p.version, coalesce((select json_agg(json_build_object('name', c.name, 'aliases', c.aliases)
         order by c.name collate "C") from compounds c where c.tenant_id = p.tenant_id and c.place_id = p.id), '[]') as items
     from places p where p.tenant_id = $1 and p.id = $2`,
    [tx.tenantId, placeId],
  );
  if (!row || !can(actor, 'place.read', row)) throw notFound();
  const abilities = can(actor, 'place.manage', row) ? ['place.manage'] : [];
  return { placeId, items: row.items, version: row.version, abilities };
}
