import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { holdersOf, permittedIn } from '../../accounts/index.ts';
import { liveHub } from '../../matters/index.ts';
import {
  type NoticeData,
  noticeData,
  type Recipient,
  recipientsOf,
  shownOn,
  toldPermitted,
  toldRoles,
} from '../domain/notice.ts';

interface Told {
  unit_id: string | null;
  person_id: string | null;
}

interface Notice extends Told {
  id: string;
  event_id: number;
  kind: string;
  matter_id: string | null;
  data: NoticeData;
  created_at: Date;
}

const INSERT = `insert into notifications (tenant_id, id, unit_id, person_id, event_id, kind, matter_id, data, created_at)
  select $1, r.id, r.unit_id, r.person_id, r.event_id, r.kind, r.matter_id, r.data, r.created_at
  from jsonb_to_recordset($2::jsonb) as r(id uuid, unit_id uuid, person_id uuid, event_id bigint, kind text, matter_id uuid, data jsonb, created_at timestamptz)
  on conflict do nothing returning unit_id, person_id`;

/**
 * Writes the notices of events in one statement and rings at the screens that are open. What is heard twice writes nothing the
 * second time (index notifications_once).
 */
export async function tell(ctx: Ctx, events: readonly StoredEvent[]): Promise<void> {
  const { tx, platform } = ctx;
  const notices: Notice[] = [];
  for (const event of events) notices.push(...(await noticesOf(ctx, event)));
  if (notices.length === 0) return;
  const told = await tx.sql<Told>(INSERT, [tx.tenantId, JSON.stringify(notices)]);
  // Open screens are told once the notices can be read; what was heard before rings no bell again.
  tx.afterCommit(() => {
    for (const { unit_id, person_id } of told)
      liveHub(platform).notice(tx.tenantId, { unitId: unit_id, personId: person_id });
  });
}

async function noticesOf(ctx: Ctx, event: StoredEvent): Promise<Notice[]> {
  return (await recipients(ctx, event)).map((each) => ({
    id: ctx.newId(),
    unit_id: 'unitId' in each ? each.unitId : null,
    person_id: 'personId' in each ? each.personId : null,
    event_id: event.id,
    kind: event.kind,
    matter_id: shownOn(event),
    data: noticeData(event.data),
    created_at: event.at,
  }));
}

/** Nobody is told of what they did themselves. */
async function recipients(ctx: Ctx, event: StoredEvent): Promise<Recipient[]> {
  const { kind, actorId, unitId, data } = event;
  const persons = async (ids: Promise<string[]>): Promise<Recipient[]> =>
    (await ids).filter((personId) => personId !== actorId).map((personId) => ({ personId }));
  const roles = toldRoles[kind];
  if (roles) return persons(holdersOf(ctx, roles));
  const permission = toldPermitted[kind];
  if (!permission) return recipientsOf(event);
  const not = Array.isArray(data.not) ? (data.not as unknown[]) : [];
  const people = unitId ? await persons(permittedIn(ctx, permission, unitId)) : [];
  return people.filter((each) => !('personId' in each && not.includes(each.personId)));
}
