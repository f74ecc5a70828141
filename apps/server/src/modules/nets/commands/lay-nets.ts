import { forbidden } from '../../../kernel/errors.ts';
import type { MultiPolygon } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { NewMember, NewNet } from '../contract.ts';
import type { DutySlot } from '../domain/duty.ts';
import { mayManageNet } from '../policy.ts';
import { checkHours } from './create-net.ts';
import { renewNets } from './renew-nets.ts';
import { type AreasOf, replaceAreas } from './save-areas.ts';
import { insertMembers, tidyMember } from './set-team.ts';

/** A net to be laid with many others; `slots` name people by their place in `people`. Ground is CGCS2000. */
export interface NetSeed extends Required<NewNet> {
  people: readonly { name: string; title: string }[];
  sections: readonly {
    code: string;
    name: string;
    phone: string | null;
    placeIds?: readonly string[];
    ground?: MultiPolygon;
    slots: readonly (Omit<DutySlot, 'personId'> & { person: number })[];
  }[];
}

/** Lays any number of nets and teams in a handful of statements and one event; for the demo and for set-up. */
export async function layNets(
  ctx: Ctx,
  nets: readonly NetSeed[],
  teams: readonly (NewMember & { placeId: string })[],
  validFrom: string,
): Promise<void> {
  const { tx, actor, now, newId } = ctx;
  if (!mayManageNet(actor, { path: '/' })) throw forbidden();
  await renewNets(ctx);
  const areas: AreasOf[] = [];
  const rows = nets.map(({ people, sections, ...net }) => {
    checkHours(net.dayStart, net.nightStart);
    const staff = people.map((person) => ({ ...person, id: newId() }));
    const parts = sections.map(({ code, name, phone, placeIds, ground, slots }) => {
      const id = newId();
      areas.push({ sectionId: id, ...(placeIds && { placeIds }), ...(ground && { ground }) });
      const turns = slots.map(({ weekday, shift, person }) => ({ weekday, shift, personId: staff[person]?.id }));
      return { id, code, name, phone, rosterId: newId(), slots: turns };
    });
    return { ...net, id: newId(), people: staff, sections: parts };
  });
  await tx.sql(INSERT_NETS, [tx.tenantId, JSON.stringify(rows)]);
  await tx.sql(INSERT_PEOPLE, [tx.tenantId, JSON.stringify(rows)]);
  await tx.sql(INSERT_SECTIONS, [tx.tenantId, JSON.stringify(rows), validFrom, now]);
  await replaceAreas(ctx, areas, 'CGCS2000');
  await insertMembers(
    ctx,
    teams.map(({ placeId, ...member }) => ({ ...tidyMember(member), placeId })),
  );
  const data = { nets: rows.map(({ id }) => id), sections: areas.length, members: teams.length };
  await emit(tx, actor, now, newId(), { kind: 'nets.laid', data });
}

const INSERT_NETS = `insert into service_nets (tenant_id, id, unit_id, kind, name, keywords, day_start, night_start)
  select $1, id, "unitId", kind, name, array(select jsonb_array_elements_text(keywords)), "dayStart", "nightStart"
  from jsonb_to_recordset($2::jsonb) as n(id uuid, "unitId" uuid, kind text, name text, keywords jsonb, "dayStart" text, "nightStart" text)`;
const INSERT_PEOPLE = `insert into duty_people (tenant_id, id, net_id, name, title)
  select $1, p.id, n.id, p.name, p.title from jsonb_to_recordset($2::jsonb) as n(id uuid, people jsonb),
    jsonb_to_recordset(n.people) as p(id uuid, name text, title text)`;
const INSERT_SECTIONS = `with given as (
    select n.id as net_id, s.* from jsonb_to_recordset($2::jsonb) as n(id uuid, sections jsonb),
      jsonb_to_recordset(n.sections) as s(id uuid, code text, name text, phone text, "rosterId" uuid, slots jsonb)
  ), sections as (
    insert into net_sections (tenant_id, id, net_id, code, name, phone) select $1, id, net_id, code, name, phone from given
  )
  insert into duty_rosters (tenant_id, id, section_id, slots, valid_from, created_at)
  select $1, "rosterId", id, slots, $3, $4 from given`;
