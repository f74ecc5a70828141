import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';

interface NamedPlace {
  id: string;
  name: string;
}

/** What a printed code stands for today. Throws not-found for a code that never was. */
export async function getNamedPlace(ctx: Pick<Ctx, 'tx'>, code: string): Promise<NamedPlace> {
  const place = await placeOfCode(ctx, code);
  if (!place) throw notFound();
  return place;
}

/**
 * The open place that a printed code stands for today. A card outlives its grid: where that was merged it leads to the one
 * that took over, where it was split or closed to what lies above. Undefined for a code that never was.
 */
export async function placeOfCode({ tx }: Pick<Ctx, 'tx'>, code: string): Promise<NamedPlace | undefined> {
  const [row] = await tx.sql<NamedPlace>(
    `with recursive lead as (
       select id, parent_id, successor_id, active, name, level, 0 as step from places where tenant_id = $1 and code = $2
       union all
       select p.id, p.parent_id, p.successor_id, p.active, p.name, p.level, lead.step + 1
       from lead join places p on p.tenant_id = $1 and p.id = coalesce(lead.successor_id, lead.parent_id)
       where not lead.active and lead.step < 20
     )
     select lead.id, case when above.name is null or starts_with(lead.name, left(above.name, 2)) then lead.name
                          else above.name || ' ' || lead.name end as name
     from lead left join places above on above.tenant_id = $1 and above.id = lead.parent_id
     where lead.active order by lead.step limit 1`,
    [tx.tenantId, code],
  );
  return row;
}
