import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { type Naming, nameContext, type Participant, readSheet } from '../domain/participants.ts';

/** Units by code, name or short name; where none is written the own one, and what each usually did. */
export async function namingFor(
  ctx: Pick<Ctx, 'tx' | 'platform'>,
  ownId: string,
  usualHours: number | null,
): Promise<Naming> {
  const { all } = await unitsInMemory(ctx);
  const ids = new Map<string, Set<string>>();
  for (const { id, code, name, shortName, active } of all)
    if (active) for (const key of [code, name, shortName]) ids.set(key, (ids.get(key) ?? new Set<string>()).add(id));
  return {
    ownId,
    usualHours,
    unitOf(name) {
      const found = ids.get(name);
      return found === undefined ? undefined : found.size === 1 ? ([...found][0] ?? null) : null;
    },
  };
}

/** A pasted list, all of it. Throws invalid (sheet-lines) with every line that is wrong; nothing is taken then. */
export function sheetIn(text: string, naming: Naming): Participant[] {
  const read = readSheet(text, naming);
  if ('rows' in read) return read.rows;
  const SHOWN = 20;
  const told = read.faults.slice(0, SHOWN);
  const [zh, en] = (['zh', 'en'] as const).map((lang) =>
    told.map(({ line, text: words }) => (lang === 'zh' ? `第 ${line} 行 ${words.zh}` : `Line ${line}: ${words.en}`)),
  );
  throw invalid(
    'sheet-lines',
    `签到表有 ${read.faults.length} 处要改：${zh?.join('；')}。`,
    `The sheet has ${read.faults.length} faults. ${en?.join('; ')}.`,
    { field: 'sheet', lines: told.map(({ line }) => line) },
  );
}

const lookupOf = ({ platform, tx }: Pick<Ctx, 'platform' | 'tx'>, { unitId, name }: Participant): Buffer =>
  platform.keys.lookup('activity-person', `${tx.tenantId} ${unitId} ${name}`);

/** Adds people behind those the sheet has; who stands on it already is left out. Answers how many were added. */
export async function addPeople(
  ctx: Pick<Ctx, 'platform' | 'tx'>,
  activityId: string,
  people: readonly Participant[],
): Promise<number> {
  if (people.length === 0) return 0;
  const { tx, platform } = ctx;
  const [last] = await tx.sql<{ position: number }>(
    'select coalesce(max(position), 0)::int as position from activity_people where tenant_id = $1 and activity_id = $2',
    [tx.tenantId, activityId],
  );
  const rows = people.map((person, i) => {
    const position = (last?.position ?? 0) + i + 1;
    const sealed = platform.keys.seal(person.name, nameContext(tx.tenantId, activityId, position));
    const lookup = lookupOf(ctx, person).toString('hex');
    return { position, unitId: person.unitId, hours: person.hours, name: sealed.toString('hex'), lookup };
  });
  const added = await tx.sql(
    `insert into activity_people (tenant_id, activity_id, position, unit_id, hours, name_sealed, name_lookup)
     select $1, $2, r.position, r."unitId", r.hours, decode(r.name, 'hex'), decode(r.lookup, 'hex')
     from jsonb_to_recordset($3::jsonb) as r(position int, "unitId" uuid, hours numeric, name text, lookup text)
     on conflict (tenant_id, activity_id, name_lookup) do nothing returning position`,
    [tx.tenantId, activityId, JSON.stringify(rows)],
  );
  return added.length;
}

/** The sheet is these people and nobody else. */
export async function replacePeople(
  ctx: Pick<Ctx, 'platform' | 'tx'>,
  activityId: string,
  people: readonly Participant[],
): Promise<void> {
  const { tx } = ctx;
  await tx.sql('delete from activity_people where tenant_id = $1 and activity_id = $2', [tx.tenantId, activityId]);
  await addPeople(ctx, activityId, people);
}
