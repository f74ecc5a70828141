import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { liveHub } from '../../matters/index.ts';
import { noticeData, recipientsOf, shownOn } from '../domain/notice.ts';

interface Told {
  unit_id: string | null;
  person_id: string | null;
}

const INSERT = `insert into notifications (tenant_id, id, unit_id, person_id, event_id, kind, matter_id, data, created_at)
  select $1, r.id, r.unit_id, r.person_id, $2, $3, $4, $5::jsonb, $6
  from unnest($7::uuid[], $8::uuid[], $9::uuid[]) as r(id, unit_id, person_id)
  on conflict do nothing returning unit_id, person_id`;

/** Writes the notices of one event and rings at the screens that are open. Heard twice, it writes nothing the second time (index notifications_once). */
export async function tell({ tx, newId, platform }: Ctx, event: StoredEvent): Promise<void> {
  const recipients = recipientsOf(event);
  if (recipients.length === 0) return;
  const told = await tx.sql<Told>(INSERT, [
    tx.tenantId,
    event.id,
    event.kind,
    shownOn(event),
    JSON.stringify(noticeData(event.data)),
    event.at,
    recipients.map(() => newId()),
    recipients.map((each) => ('unitId' in each ? each.unitId : null)),
    recipients.map((each) => ('personId' in each ? each.personId : null)),
  ]);
  // Open screens are told once the notices can be read; what was heard before rings no bell again.
  tx.afterCommit(() => {
    for (const { unit_id } of told) if (unit_id) liveHub(platform).notice(tx.tenantId, { unitId: unit_id });
  });
}
