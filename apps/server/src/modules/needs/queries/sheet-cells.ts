import type { Ctx } from '../../../platform/context.ts';
import { numberTitle, versionTitle } from '../../../kernel/returned-rows.ts';
import type { CellValue } from '../../../platform/sheets/sheet-column.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { weekdaysText } from '../domain/sheet-cells.ts';
import { givers, needColumns, needSources, resourceColumns } from '../domain/sheet-rows.ts';
import { needFlow, type NeedState } from '../flow.ts';
import type { ResourceRow } from './resource-rows.ts';
import { needSettings } from './settings.ts';

const nameIn = (among: readonly { code: string; name: string }[], code: string): string =>
  among.find((each) => each.code === code)?.name ?? code;
const yes = (is: boolean): string => (is ? '是' : '否');

interface NeedSheetRow {
  number: string;
  version: number;
  state: NeedState;
  createdAt: string;
  content: string;
  sort: string;
  place: string;
  address: string;
  people: number | null;
  group: string;
  wantedBy: string | null;
  repeatable: boolean;
  source: string;
  reference: string | null;
}
const NEEDS = `select m.number, m.version, m.state, m.created_at::text as "createdAt", n.content, n.sort, p.code as place, n.address,
    n.people, n.people_group as "group", n.wanted_by as "wantedBy", n.repeatable, m.source,
    (select s.reference from need_sources s where s.tenant_id = n.tenant_id and s.need_id = n.id order by s.added_at, s.id limit 1) as reference
  from unnest($2::uuid[]) with ordinality as x(id, i) join matters m on m.tenant_id = $1 and m.id = x.id
  join needs n on n.tenant_id = $1 and n.id = x.id join places p on p.tenant_id = $1 and p.id = m.place_id order by x.i`;

export const needTitles = [numberTitle, versionTitle, '状态', '登记日期', ...needColumns.map(({ title }) => title)];
/** Needs as rows under `needTitles`, in the order of the ids; they are the caller's to have been asked for. */
export async function needCells(ctx: Ctx, ids: readonly string[]): Promise<CellValue[][]> {
  const { needSorts } = await needSettings(ctx);
  const rows = await ctx.tx.sql<NeedSheetRow>(NEEDS, [ctx.tx.tenantId, ids]);
  return rows.map((row) => [
    row.number,
    row.version,
    needFlow.states[row.state].zh,
    row.createdAt.slice(0, 10),
    row.content,
    nameIn(needSorts, row.sort),
    row.place,
    row.address,
    row.people,
    row.group,
    row.wantedBy,
    yes(row.repeatable),
    nameIn(needSources, row.source),
    row.reference,
  ]);
}

export const resourceTitles = [
  numberTitle,
  versionTitle,
  '已占用',
  '余量',
  ...resourceColumns.map(({ title }) => title),
];
/** Resources as rows under `resourceTitles`. */
export async function resourceCells(
  ctx: Ctx,
  rows: readonly Omit<ResourceRow, 'createdAt' | 'updatedAt'>[],
): Promise<CellValue[][]> {
  const { resourceSorts } = await needSettings(ctx);
  const { byId } = await unitsInMemory(ctx);
  const places = await ctx.tx.sql<{ id: string; code: string }>(
    'select id, code from places where tenant_id = $1 and id = any($2::uuid[])',
    [ctx.tx.tenantId, rows.map(({ placeId }) => placeId)],
  );
  const codes = new Map(places.map(({ id, code }) => [id, code]));
  return rows.map((row) => [
    row.id,
    row.version,
    row.taken,
    row.capacity - row.taken,
    byId.get(row.unitId)?.name,
    nameIn(givers, row.giver),
    nameIn(resourceSorts, row.sort),
    row.name,
    row.details,
    row.capacity,
    row.measure,
    row.perNeed,
    yes(row.renews),
    row.fromOn,
    row.untilOn,
    weekdaysText(row.weekdays),
    row.hours,
    codes.get(row.placeId),
    row.reachM,
    row.conditions,
  ]);
}
