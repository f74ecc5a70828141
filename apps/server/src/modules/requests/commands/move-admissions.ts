import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';

export interface AdmissionAt {
  id: string;
  placeId: string;
}
export interface AdmissionMove {
  id: string;
  from: string;
  to: string;
}

/** What is asked of these places themselves, or done there, today and later; what is over stays where it was. */
export const admissionsAt = ({ tx, now, platform }: Ctx, placeIds: readonly string[]): Promise<AdmissionAt[]> =>
  tx.sql<AdmissionAt>(
    `select id, place_id as "placeId" from admissions
     where tenant_id = $1 and place_id = any($2::uuid[]) and state in ('asked', 'approved') and ends_on >= $3::date order by id`,
    [tx.tenantId, placeIds, civilDateOf(now, platform.timezone)],
  );

/** They fall on other places from now on; one that is over by then, or is elsewhere, stays. Gives those that went. */
export async function moveAdmissions(
  { tx, actor, now }: Ctx,
  moves: readonly AdmissionMove[],
  cause: string,
): Promise<AdmissionMove[]> {
  if (moves.length === 0) return [];
  const moved = await tx.sql<AdmissionMove>(
    `update admissions a set place_id = m."to", version = a.version + 1
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "from" uuid, "to" uuid)
     where a.tenant_id = $1 and a.id = m.id and a.place_id = m."from" and a.state in ('asked', 'approved')
     returning a.id, m."from", m."to"`,
    [tx.tenantId, JSON.stringify(moves)],
  );
  for (const { id, from, to } of moved)
    await emit(tx, actor, now, id, {
      kind: 'admission.moved',
      data: { fromPlaceId: from, toPlaceId: to, regridId: cause },
    });
  return moved;
}
