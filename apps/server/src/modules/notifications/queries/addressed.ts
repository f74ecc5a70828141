import type { Actor } from '../../../kernel/actor.ts';

/**
 * SQL of the notices addressed to the active post: those of its unit and of its person; one that reached both is there
 * once. $1 tenant, $2 unit, $3 person, $4 post. `where` and `limit` go into each branch, so that each is one index walk.
 */
export const addressedTo = (columns: string, where: string, limit: string): string => `
  (select ${columns} from notifications n where n.tenant_id = $1 and n.person_id = $3 and ${where}
   order by n.created_at desc, n.id desc limit ${limit})
  union all
  (select ${columns} from notifications n where n.tenant_id = $1 and n.unit_id = $2 and ${where}
   and not exists (select from notifications p where p.tenant_id = $1 and p.event_id = n.event_id and p.kind = n.kind
     and coalesce(p.person_id, p.unit_id) = $3)
   order by n.created_at desc, n.id desc limit ${limit})`;

export const addressees = (tenantId: number, actor: Actor): (number | string | null)[] => [
  tenantId,
  actor.unitId,
  actor.personId,
  actor.postId,
];

/** Whether the post $4 has not yet read `n`. */
export const UNREAD = `(n.created_at > coalesce(
    (select k.read_until from notification_marks k where k.tenant_id = $1 and k.post_id = $4), '-infinity')
  and not exists (select from notification_reads r where r.tenant_id = $1 and r.post_id = $4 and r.notification_id = n.id))`;
