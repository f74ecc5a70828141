import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Compound } from '../contract.ts';

/** A compound of a place, as somebody sees it who redraws the places. */
export interface CompoundAt extends Compound {
  id: string;
  placeId: string;
}

/** What was done with compounds: moved, or, where the place had one of the name, its other names given to that one. */
export interface MovedCompounds {
  moved: { id: string; from: string; to: string }[];
  joined: { id: string; aliases: string[] }[];
}

/** Compounds of these places, by name. */
export const compoundsAt = ({ tx }: Pick<Ctx, 'tx'>, placeIds: readonly string[]): Promise<CompoundAt[]> =>
  tx.sql<CompoundAt>(
    `select id, place_id as "placeId", name, aliases from compounds
     where tenant_id = $1 and place_id = any($2::uuid[]) order by name collate "C", id`,
    [tx.tenantId, placeIds],
  );

/**
 * Compounds go with their ground, after `renewTerritory`. Of two with one name in a place only one is needed: the other
 * stays with the old place. `placeIds` are all places of before and after.
 */
export async function moveCompounds(
  ctx: Ctx,
  placeIds: readonly string[],
  moves: readonly { id: string; placeId: string }[],
  cause: string,
): Promise<MovedCompounds> {
  const present = await compoundsAt(ctx, placeIds);
  const target = new Map(moves.map(({ id, placeId }) => [id, placeId]));
  const leaves = ({ id, placeId }: CompoundAt) => (target.get(id) ?? placeId) !== placeId;
  const keyOf = (placeId: string, name: string) => `${placeId} ${name}`;
  const standing = new Map(
    present.filter((each) => !leaves(each)).map((each) => [keyOf(each.placeId, each.name), each]),
  );
  const done: MovedCompounds = { moved: [], joined: [] };
  for (const compound of present.filter(leaves)) {
    const { id, name, placeId: from } = compound;
    const to = target.get(id) ?? from;
    const twin = standing.get(keyOf(to, name));
    if (twin) {
      const aliases = compound.aliases.filter((alias) => !twin.aliases.includes(alias));
      twin.aliases.push(...aliases);
      done.joined.push({ id: twin.id, aliases });
      continue;
    }
    standing.set(keyOf(to, name), { ...compound, aliases: [...compound.aliases], placeId: to });
    done.moved.push({ id, from, to });
  }
  await relocate(ctx, done.moved, cause);
  await rename(ctx, done.joined, 'aliases || array(select jsonb_array_elements_text(c.names))');
  return done;
}

/** Brings compounds back that are still where they were moved to, and takes the names again that were lent. */
export async function returnCompounds(ctx: Ctx, { moved, joined }: MovedCompounds, cause: string): Promise<void> {
  const back = moved.map(({ id, from, to }) => ({ id, from: to, to: from }));
  await relocate(ctx, back, cause);
  await rename(ctx, joined, 'array(select a from unnest(aliases) a where not c.names ? a)');
}

async function relocate(
  { tx, actor, now }: Ctx,
  moves: readonly { id: string; from: string; to: string }[],
  cause: string,
): Promise<void> {
  if (moves.length === 0) return;
  const rows = await tx.sql<{ placeId: string }>(
    `update compounds set place_id = m."to" from jsonb_to_recordset($2::jsonb) as m(id uuid, "from" uuid, "to" uuid)
     where tenant_id = $1 and compounds.id = m.id and place_id = m."from" returning place_id as "placeId"`,
    [tx.tenantId, JSON.stringify(moves)],
  );
  for (const placeId of new Set(rows.map((row) => row.placeId))) {
    const compounds = rows.filter((row) => row.placeId === placeId).length;
    await emit(tx, actor, now, placeId, { kind: 'place.compounds-moved', data: { compounds, regridId: cause } });
  }
}

/** `aliases`: SQL of the new ones, where `c.names` are those given. */
async function rename({ tx }: Ctx, joined: MovedCompounds['joined'], aliases: string): Promise<void> {
  const told = joined.filter((each) => each.aliases.length > 0).map(({ id, aliases: names }) => ({ id, names }));
  // One after another: a compound may have taken the names of two.
  for (const each of told)
    await tx.sql(
      `update compounds set aliases = ${aliases} from jsonb_to_record($2::jsonb) as c(id uuid, names jsonb)
       where tenant_id = $1 and compounds.id = c.id`,
      [tx.tenantId, JSON.stringify(each)],
    );
}
