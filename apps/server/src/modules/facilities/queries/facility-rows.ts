import { invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder, type Tx } from '../../../platform/database/database.ts';
import type { Facility } from '../contract.ts';
import type { FacilityTables } from '../tables.ts';

const db = builder<FacilityTables>();

const fields = `f.id, f.code, f.kind, f.name, f.lon, f.lat, f.place_id as "placeId",
  (select coalesce(nullif(u.short_name, ''), u.name) from units u where u.tenant_id = f.tenant_id and u.id = f.owner_id) as "ownerName"`;

const MOST = 500;

interface Box {
  west: number;
  south: number;
  east: number;
  north: number;
  kind?: string;
}

/** Facilities in a box and the kinds there are. */
export async function listFacilities(
  { tx }: { tx: Tx },
  { west, south, east, north, kind }: Box,
): Promise<{ items: Facility[]; kinds: string[]; more: boolean }> {
  const found = await tx.sql<Facility>(
    `select ${fields} from facilities f
     where f.tenant_id = $1 and f.active and f.lon between $2 and $4 and f.lat between $3 and $5 and ($6::text is null or f.kind = $6)
     order by f.code collate "C" limit ${MOST + 1}`,
    [tx.tenantId, west, south, east, north, kind ?? null],
  );
  const kinds = await tx.sql<{ kind: string }>(
    'select distinct kind from facilities where tenant_id = $1 and active order by kind limit 100',
    [tx.tenantId],
  );
  return { items: found.slice(0, MOST), kinds: kinds.map((each) => each.kind), more: found.length > MOST };
}

/** The facility whose plate bears a code. Throws not-found. */
export async function getNamedFacility(ctx: { tx: Tx }, code: string): Promise<Facility> {
  const facility = await facilityOfCode(ctx, code);
  if (!facility) throw notFound();
  return facility;
}

/** The facility whose plate bears a code, or undefined. */
export async function facilityOfCode({ tx }: { tx: Tx }, code: string): Promise<Facility | undefined> {
  const [row] = await tx.sql<Facility>(
    `select ${fields} from facilities f where f.tenant_id = $1 and f.code = $2 and f.active`,
    [tx.tenantId, code],
  );
  return row;
}

/** The facility a report points at. Throws no-such-facility. */
export async function facilityById({ tx }: Pick<Ctx, 'tx'>, id: string): Promise<Facility> {
  const [row] = await tx.sql<Facility>(
    `select ${fields} from facilities f where f.tenant_id = $1 and f.id = $2 and f.active`,
    [tx.tenantId, id],
  );
  if (row) return row;
  throw invalid('no-such-facility', '没有找到所选的设施，请重新选择。', 'The facility was not found. Choose it again.');
}

/** Keeps which facility a matter is about. */
export const pointAtFacility = ({ tx }: Pick<Ctx, 'tx'>, matterId: string, facilityId: string): Promise<object[]> =>
  tx.run(
    db
      .insertInto('facility_matters')
      .values({ tenant_id: tx.tenantId, matter_id: matterId, facility_id: facilityId })
      .returning('matter_id'),
  );

/** SQL of the facility of a matter as JSON, or null; `tenant` and `matter` are columns of ours. */
export const facilityOfSql = (tenant: string, matter: string): string =>
  `(select json_build_object('id', f.id, 'code', f.code, 'kind', f.kind, 'name', f.name)
    from facility_matters fm join facilities f on f.tenant_id = fm.tenant_id and f.id = fm.facility_id
    where fm.tenant_id = ${tenant} and fm.matter_id = ${matter})`;
