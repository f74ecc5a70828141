import type { Ctx } from '../../../platform/context.ts';
import { emitFirst } from '../../../platform/events.ts';
import { nameContext, type Participant } from '../domain/participants.ts';
import { factsOf } from './own-activity.ts';

/** An activity of the past, confirmed long ago. */
export interface PastActivity {
  title: string;
  kind: string;
  beginsAt: Date;
  endsAt: Date;
  placeId: string;
  venue: string;
  unitId: string;
  helperIds: string[];
  communityId: string;
  bodyId: string | null;
  people: number;
  hours: number;
  served: number;
  facts: string;
  sheet: Participant[];
}

/** Enters what was held and confirmed before it was kept here, many at once and unasked: for whoever moves a district in. */
export async function enterActivities(ctx: Ctx, past: readonly PastActivity[]): Promise<void> {
  const { tx, actor, now, platform } = ctx;
  const rows = past.map((each) => ({ ...each, id: ctx.newId() }));
  await tx.sql(
    `insert into activities (tenant_id, id, title, kind, state, begins_at, ends_at, place_id, venue, unit_id, helper_ids, community_id, body_id,
       people, hours, served, facts, recorded_by, recorded_at, confirmed_by, confirmed_at, created_by, created_at)
     select $1, r.id, r.title, r.kind, 'confirmed', r."beginsAt", r."endsAt", r."placeId", r.venue, r."unitId", r."helperIds", r."communityId", r."bodyId",
       r.people, r.hours, r.served, r.facts, null, r."endsAt", $3, r."endsAt" + interval '1 day', $3, r."endsAt"
     from jsonb_to_recordset($2::jsonb) as r(id uuid, title text, kind text, "beginsAt" timestamptz, "endsAt" timestamptz, "placeId" uuid, venue text,
       "unitId" uuid, "helperIds" uuid[], "communityId" uuid, "bodyId" uuid, people int, hours numeric, served int, facts text)`,
    [tx.tenantId, JSON.stringify(rows.map(({ sheet: _sheet, ...row }) => row)), actor.personId],
  );
  const people = rows.flatMap(({ id, sheet }) =>
    sheet.map(({ name, hours, unitId }, i) => ({
      ...{ id, position: i + 1, unitId, hours },
      name: platform.keys.seal(name, nameContext(tx.tenantId, id, i + 1)).toString('hex'),
      lookup: platform.keys.lookup('activity-person', `${tx.tenantId} ${unitId} ${name}`).toString('hex'),
    })),
  );
  await tx.sql(
    `insert into activity_people (tenant_id, activity_id, position, unit_id, hours, name_sealed, name_lookup)
     select $1, r.id, r.position, r."unitId", r.hours, decode(r.name, 'hex'), decode(r.lookup, 'hex')
     from jsonb_to_recordset($2::jsonb) as r(id uuid, position int, "unitId" uuid, hours numeric, name text, lookup text)
     on conflict (tenant_id, activity_id, name_lookup) do nothing`,
    [tx.tenantId, JSON.stringify(people)],
  );
  await emitFirst(
    tx,
    actor,
    now,
    rows.map(({ id, people: count, hours, served, beginsAt, ...row }) => ({
      subjectId: id,
      event: {
        kind: 'activity.entered',
        data: { ...factsOf(ctx, { ...row, beginsAt: beginsAt.toISOString() }), people: count, hours, served },
      },
    })),
  );
}
