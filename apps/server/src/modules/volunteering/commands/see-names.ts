import type { Static } from 'typebox';
import { forbidden, notFound } from '../../../kernel/errors.ts';
import { instantOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { seeParticipants as contract } from '../contract.ts';
import { nameContext, writeLines } from '../domain/participants.ts';
import { mayName } from '../policy.ts';
import { findActivity } from '../queries/activity-rows.ts';

interface Row {
  activityId: string;
  position: number;
  sealed: Buffer | null;
  hours: number;
  unitId: string;
}
const COLUMNS = `p.activity_id as "activityId", p.position, p.name_sealed as sealed, p.hours::float8 as hours, p.unit_id as "unitId"`;

const opened = ({ tx, platform }: Pick<Ctx, 'tx' | 'platform'>, { activityId, position, sealed }: Row): string | null =>
  sealed && platform.keys.open(sealed, nameContext(tx.tenantId, activityId, position));

/** The participants' sheet; who looked is noted. Throws not-found, forbidden. */
export async function seeParticipants(ctx: Ctx, id: string): Promise<Static<typeof contract.response>> {
  const { tx, actor, now } = ctx;
  const activity = await findActivity(ctx, id);
  if (!mayName(actor, activity)) throw forbidden();
  const rows = await tx.sql<Row>(
    `select ${COLUMNS} from activity_people p where p.tenant_id = $1 and p.activity_id = $2 order by p.position`,
    [tx.tenantId, id],
  );
  const { unitId, communityId } = activity;
  await emit(tx, actor, now, id, { kind: 'activity.names-read', data: { unitId, communityId, count: rows.length } });
  const { byId } = await unitsInMemory(ctx);
  const items = rows.map((row) => ({ name: opened(ctx, row), hours: row.hours, unitId: row.unitId }));
  return {
    items,
    lines: writeLines(
      items.flatMap(({ name, hours, unitId: of }) =>
        name === null ? [] : [{ name, hours, unit: of === unitId ? '' : (byId.get(of)?.name ?? '') }],
      ),
    ),
  };
}

/** Who of the own unit took part in a year, each once, in alphabetical order; who looked is noted. Throws not-found, forbidden. */
export async function seeStaff(ctx: Ctx, year: number): Promise<{ year: number; names: string[] }> {
  const { tx, actor, now, platform } = ctx;
  const { unitId } = actor;
  if (unitId === null) throw notFound();
  if (!mayName(actor, { unitId, communityId: unitId })) throw forbidden();
  const rows = await tx.sql<Row>(
    `select distinct on (p.name_lookup) ${COLUMNS} from activity_people p
     join activities a on a.tenant_id = p.tenant_id and a.id = p.activity_id
     where p.tenant_id = $1 and p.unit_id = $2 and a.state in ('held', 'confirmed') and p.name_lookup is not null
       and a.begins_at >= $3 and a.begins_at < $4 order by p.name_lookup, a.begins_at`,
    [tx.tenantId, unitId, ...[year, year + 1].map((each) => instantOf(`${each}-01-01`, '00:00', platform.timezone))],
  );
  await emit(tx, actor, now, unitId, { kind: 'activity-staff.names-read', data: { unitId, year, count: rows.length } });
  const names = rows.flatMap((row) => opened(ctx, row) ?? []);
  return { year, names: names.sort(new Intl.Collator('zh-CN').compare) };
}
