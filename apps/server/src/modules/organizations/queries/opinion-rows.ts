import { notFound } from '../../../kernel/errors.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { UnitOpinion } from '../contract.ts';
import { type GovernedOpinion, opinionAbilities, writesFor } from '../opinion-policy.ts';
import { pageOf, readKey } from './page-key.ts';
import { unitsInMemory } from './units-in-memory.ts';

type Row = Omit<UnitOpinion, 'may' | 'writtenAt' | 'objectedAt' | 'answeredAt'> & {
  writtenAt: Date;
  objectedAt: Date | null;
  answeredAt: Date | null;
  writtenBy: string | null;
  communityPath: string;
  unitPath: string;
  groundPath: string;
};

const NOWHERE = '\n';
const SELECT = `select o.id, o.community_id as "communityId", o.unit_id as "unitId", o.year, o.grade, o.opinion, o.written_at as "writtenAt",
    o.written_by as "writtenBy", o.objection, o.objected_at as "objectedAt", o.answer, o.answered_at as "answeredAt", o.outcome,
    o.first_grade as "firstGrade", o.first_opinion as "firstOpinion", o.version, c.path as "communityPath", u.path as "unitPath",
    coalesce(p.path, '') as "groundPath"
  from unit_opinions o join units c on c.tenant_id = o.tenant_id and c.id = o.community_id
  join units u on u.tenant_id = o.tenant_id and u.id = o.unit_id
  left join places p on p.tenant_id = c.tenant_id and p.id = c.place_id
  where o.tenant_id = $1 and ($2::boolean or starts_with(p.path, $3) or starts_with(c.path, $4) or starts_with(u.path, $4))`;

/** Which opinions the caller sees (opinion-policy.ts: seesOpinion), as the parameters 1 to 4. */
function scopeOf({ tx, actor }: Ctx): unknown[] {
  const reads = holds(actor, 'opinion.read');
  return [
    tx.tenantId,
    reads && actor.scope === 'tenant',
    (reads && actor.scope === 'place' && actor.placePath) || NOWHERE,
    (reads && actor.scope === 'unit' && actor.unitPath) || NOWHERE,
  ];
}

const governed = ({ objectedAt, answeredAt, ...row }: Row): GovernedOpinion => ({
  ...row,
  objected: objectedAt !== null,
  answered: answeredAt !== null,
});

function opinionOf(ctx: Ctx, row: Row): UnitOpinion {
  const { writtenBy: _by, communityPath: _community, unitPath: _unit, groundPath: _ground, ...shown } = row;
  return {
    ...shown,
    writtenAt: row.writtenAt.toISOString(),
    objectedAt: row.objectedAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    may: opinionAbilities(ctx.actor, governed(row)),
  };
}

const PAGE = 30;
interface Asked {
  year?: number;
  unitId?: string;
  communityId?: string;
  cursor?: string;
}

/** A page of opinions by years, the newest first, with the years there are any of. */
export async function listOpinions(
  ctx: Ctx,
  { year, unitId, communityId, cursor }: Asked,
): Promise<{ items: UnitOpinion[]; next: string | null; years: number[]; may: string[] }> {
  const wanted = [...scopeOf(ctx), unitId ?? null, communityId ?? null];
  const ofSides = 'and ($5::uuid is null or o.unit_id = $5) and ($6::uuid is null or o.community_id = $6)';
  const found = await ctx.tx.sql<Row & { years: number[] }>(
    `with seen as (${SELECT} ${ofSides})
     select seen.*, array(select distinct y.year from seen y order by y.year desc) as years from seen
     where ($7::integer is null or seen.year = $7)
       and ($8::integer is null or (seen.year, seen."writtenAt", seen.id) < ($8, $9::timestamptz, $10::uuid))
     order by seen.year desc, seen."writtenAt" desc, seen.id desc limit ${PAGE + 1}`,
    [...wanted, year ?? null, ...readKey(cursor, 'year', 'instant', 'id')],
  );
  const { rows, next } = pageOf(found, PAGE, (row) => [String(row.year), row.writtenAt.toISOString(), row.id]);
  const own = ctx.actor.unitId === null ? undefined : (await unitsInMemory(ctx)).byId.get(ctx.actor.unitId);
  const writes = own?.kind === 'community' && writesFor(ctx.actor, own.id);
  const items = rows.map(({ years: _years, ...row }) => opinionOf(ctx, row));
  return { items, next, years: found[0]?.years ?? [], may: writes ? ['write'] : [] };
}

/** One opinion the caller sees; `lock` keeps others from changing it. Throws not-found. */
export async function findOpinion(ctx: Ctx, id: string, lock = false): Promise<UnitOpinion> {
  // Locked before it is read: a joined row would be as old as the wait.
  if (lock)
    await ctx.tx.sql('select from unit_opinions where tenant_id = $1 and id = $2 for update', [ctx.tx.tenantId, id]);
  const [row] = await ctx.tx.sql<Row>(`${SELECT} and o.id = $5`, [...scopeOf(ctx), id]);
  if (!row) throw notFound();
  return opinionOf(ctx, row);
}
