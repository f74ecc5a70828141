import { readFile } from 'node:fs/promises';
import { forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { toCgcs2000 } from '../../../platform/geo/datum.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { openSheet } from '../../../platform/sheets/open-sheet.ts';
import { receiveUpload, type Upload } from '../../files/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { gridAt } from '../../territory/index.ts';
import type { FacilityImportReport } from '../contract.ts';
import { faultOf, type RawFacility, readCells, readPoints } from '../domain/facility-row.ts';

const MAX_BYTES = 30 * 1024 * 1024;
const MOST_ROWS = 100_000;
const MOST_PROBLEMS = 200;

interface Options {
  datum: 'CGCS2000' | 'WGS84' | 'GCJ02';
  dryRun: boolean;
}

/** Takes a table or points, tells what would come of it or does it. Lines with a fault are left out and named. */
export async function importFacilities({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  try {
    const rows = await readRows(upload);
    return await reply.send(await inTransaction((ctx) => takeInFacilities(ctx, rows, request.query as Options)));
  } finally {
    await upload.discard();
  }
}

async function readRows(upload: Upload): Promise<RawFacility[]> {
  if (/\.(geo)?json$/i.test(upload.name)) {
    const points = readPoints(await readFile(upload.path, 'utf8'));
    if (points) return limited(points);
    throw invalid('not-geojson', '这不是 GeoJSON，请导出为点的 GeoJSON 再选。', 'This is no GeoJSON of points.');
  }
  const sheet = await openSheet({ path: upload.path }, upload.name);
  const rows: RawFacility[] = [];
  for await (const { number, cells } of sheet.rows()) {
    rows.push(readCells(sheet.header, cells, number));
    if (rows.length > MOST_ROWS) break;
  }
  return limited(rows);
}

function limited(rows: RawFacility[]): RawFacility[] {
  if (rows.length <= MOST_ROWS) return rows;
  throw invalid('too-many-rows', `一次最多 ${MOST_ROWS} 行，请分开导入。`, `At most ${MOST_ROWS} rows at once.`);
}

/** Takes rows in, or tells what would come of it. Throws forbidden for a post that is bound to one place. */
export async function takeInFacilities(
  ctx: Ctx,
  rows: readonly RawFacility[],
  { datum, dryRun }: Options,
): Promise<FacilityImportReport> {
  // Facilities are spread over the whole territory.
  if (ctx.actor.scope !== 'tenant' && ctx.actor.role !== 'system') throw forbidden();
  const { byCode, all } = await unitsInMemory(ctx);
  const ownerOf = (words: string) =>
    byCode.get(words) ?? all.find(({ name, shortName }) => name === words || shortName === words);
  const problems: FacilityImportReport['problems'] = [];
  const good = new Map<string, object>();
  for (const raw of rows) {
    const owner = raw.owner === '' ? null : ownerOf(raw.owner);
    const fault =
      faultOf(raw) ??
      (good.has(raw.code) ? '编码和前面的行重复' : null) ??
      (owner === undefined ? `没有找到权属单位“${raw.owner.slice(0, 40)}”` : null);
    if (fault !== null) {
      problems.push({ row: raw.row, code: raw.code.slice(0, 40), detail: fault });
      continue;
    }
    const [lon, lat] = toCgcs2000([Number(raw.lon), Number(raw.lat)], datum);
    const at = { lon: Number(lon.toFixed(7)), lat: Number(lat.toFixed(7)) };
    const placeId = await gridAt(ctx, lon, lat);
    good.set(raw.code, {
      id: ctx.newId(),
      code: raw.code,
      kind: raw.kind,
      name: raw.name.slice(0, 100),
      ...at,
      placeId,
      ownerId: owner?.id ?? null,
    });
  }
  const counts = await save(ctx, [...good.values()], dryRun);
  if (!dryRun && counts.created + counts.updated > 0) {
    const data = { ...counts, rows: rows.length };
    await emit(ctx.tx, ctx.actor, ctx.now, ctx.newId(), { kind: 'facilities.imported', data });
  }
  return {
    dryRun,
    rows: rows.length,
    ...counts,
    unchanged: good.size - counts.created - counts.updated,
    refused: problems.length,
    problems: problems.slice(0, MOST_PROBLEMS),
  };
}

const ROWS = `select * from jsonb_to_recordset($2::jsonb) as f(id uuid, code text, kind text, name text, lon float8, lat float8,
  "placeId" uuid, "ownerId" uuid)`;
const DIFFERENT = `(t.kind, t.name, t.lon, t.lat, t.place_id, t.owner_id, t.active)
  is distinct from (f.kind, f.name, f.lon, f.lat, f."placeId", f."ownerId", true)`;

async function save(
  { tx }: Ctx,
  rows: readonly object[],
  dryRun: boolean,
): Promise<{ created: number; updated: number }> {
  const values = [tx.tenantId, JSON.stringify(rows)];
  const [counts] = await tx.sql<{ created: number; updated: number }>(
    `select count(*) filter (where t.id is null)::int as created, count(*) filter (where t.id is not null and ${DIFFERENT})::int as updated
     from (${ROWS}) f left join facilities t on t.tenant_id = $1 and t.code = f.code`,
    values,
  );
  if (!dryRun)
    await tx.sql(
      `insert into facilities as t (tenant_id, id, code, kind, name, lon, lat, place_id, owner_id)
       select $1, f.id, f.code, f.kind, f.name, f.lon, f.lat, f."placeId", f."ownerId" from (${ROWS}) f
       on conflict (tenant_id, code) do update set kind = excluded.kind, name = excluded.name, lon = excluded.lon, lat = excluded.lat,
         place_id = excluded.place_id, owner_id = excluded.owner_id, active = true, version = t.version + 1
       where (t.kind, t.name, t.lon, t.lat, t.place_id, t.owner_id, t.active) is distinct from
         (excluded.kind, excluded.name, excluded.lon, excluded.lat, excluded.place_id, excluded.owner_id, true)`,
      values,
    );
  return counts ?? { created: 0, updated: 0 };
}
