import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { filesOf } from '../../files/index.ts';
import { logOf } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { groundOf } from '../../territory/index.ts';
import type { Activity, ActivityRow } from '../contract.ts';
import { activityAbilities, type GovernedActivity } from '../policy.ts';
import { activityScope } from './scope.ts';

export type StoredRow = Omit<ActivityRow, 'beginsAt' | 'endsAt' | 'abilities'> & {
  beginsAt: Date;
  endsAt: Date;
  recordedBy: string | null;
};
/** The columns of `StoredRow`, of `activities a`. */
export const rowColumns = `a.id, a.title, a.kind, a.state, a.begins_at as "beginsAt", a.ends_at as "endsAt", a.place_id as "placeId", a.venue,
  a.unit_id as "unitId", a.helper_ids as "helperIds", a.community_id as "communityId", a.body_id as "bodyId", a.people, a.hours::float8 as hours,
  a.served, a.version, a.recorded_by as "recordedBy"`;

/** What the policy asks of activities, from units and places in memory. */
async function governing(ctx: Ctx): Promise<(row: StoredRow) => GovernedActivity> {
  const { byId } = await unitsInMemory(ctx);
  const { places } = await groundOf(ctx);
  const pathOf = (id: string): string => byId.get(id)?.path ?? '\n';
  return ({ state, unitId, helperIds, communityId, recordedBy }) => ({
    state,
    unitId,
    unitPath: pathOf(unitId),
    helperPaths: helperIds.map(pathOf),
    communityId,
    communityPath: pathOf(communityId),
    groundPath: places.get(byId.get(communityId)?.placeId ?? '')?.path ?? '\n',
    recordedBy,
  });
}

/** Rows as the caller is shown them. */
export async function shown(ctx: Ctx, rows: readonly StoredRow[]): Promise<ActivityRow[]> {
  const governed = await governing(ctx);
  return rows.map((row) => {
    const { recordedBy: _by, beginsAt, endsAt, ...rest } = row;
    return {
      ...rest,
      beginsAt: beginsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      abilities: activityAbilities(ctx.actor, governed(row)),
    };
  });
}

type StoredDetail = StoredRow & {
  projectId: string | null;
  agreementId: string | null;
  bodyName: string | null;
  theme: string | null;
  facts: string | null;
  reason: string | null;
  pictures: string[];
  sheetRows: number;
  sheetNames: number;
  confirmedAt: Date | null;
};

/** One activity the caller sees; `lock` keeps others from changing it. Throws not-found. */
export async function findActivity(ctx: Ctx, id: string, lock = false): Promise<Omit<Activity, 'log'>> {
  const { tx, platform } = ctx;
  // Locked before it is read: a joined row would be as old as the wait.
  if (lock) await tx.sql('select from activities where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
  const scope = await activityScope(ctx, 4);
  const [row] = await tx.sql<StoredDetail>(
    `select ${rowColumns}, a.project_id as "projectId", a.agreement_id as "agreementId", a.facts, a.reason, a.pictures,
       a.confirmed_at as "confirmedAt",
       (select b.name from joint_bodies b where b.tenant_id = a.tenant_id and b.id = a.body_id) as "bodyName",
       (select nullif(r.theme, '') from rota_months r where r.tenant_id = a.tenant_id and r.body_id = a.body_id
          and r.month = to_char(a.begins_at at time zone $3, 'YYYY-MM')) as theme,
       (select count(*)::int from activity_people p where p.tenant_id = a.tenant_id and p.activity_id = a.id) as "sheetRows",
       (select count(p.name_sealed)::int from activity_people p where p.tenant_id = a.tenant_id and p.activity_id = a.id) as "sheetNames"
     from activities a where a.tenant_id = $1 and a.id = $2 and ${scope.sql}`,
    [tx.tenantId, id, platform.timezone, ...scope.values],
  );
  if (!row) throw notFound();
  const {
    projectId,
    agreementId,
    bodyName,
    theme,
    facts,
    reason,
    sheetRows,
    sheetNames,
    confirmedAt,
    pictures,
    ...plain
  } = row;
  const [head] = await shown(ctx, [plain]);
  if (!head) throw notFound();
  const files = pictures.length === 0 ? [] : await filesOf(tx, id);
  return {
    ...head,
    ...{ projectId, agreementId, bodyName, theme, facts, reason, sheetRows, sheetNames },
    confirmedAt: confirmedAt?.toISOString() ?? null,
    pictures: pictures.flatMap((each) => {
      const file = files.find((known) => known.id === each);
      return file ? [{ id: file.id, purpose: file.purpose, name: file.name, mediaType: file.mediaType }] : [];
    }),
  };
}

/** One activity with its log. Throws not-found. */
export async function getActivity(ctx: Ctx, id: string): Promise<Activity> {
  const activity = await findActivity(ctx, id);
  return { ...activity, log: await logOf(ctx.tx, id) };
}
