import { invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Compound, Compounds } from '../contract.ts';
import { getCompounds } from '../queries/get-compounds.ts';
import { lockPlaceRow } from '../queries/place-rows.ts';
import { authorizeManaging } from './authorize.ts';
import { versionConflict } from './change-place.ts';
import { renewTerritory } from './renew-territory.ts';

/** Says which housing compounds lie in a place. Throws not-found, version-conflict, compound-twice. */
export async function setCompounds(
  ctx: Ctx,
  placeId: string,
  { version, items }: { version: number; items: readonly Compound[] },
): Promise<Compounds> {
  const { tx, actor, now } = ctx;
  await renewTerritory(ctx);
  const place = await lockPlaceRow(tx, placeId);
  if (!place) throw notFound();
  authorizeManaging(actor, place.path);
  if (place.version !== version) throw await versionConflict(ctx, placeId);
  const tidy = items.map(({ name, aliases }) => ({
    name: name.trim(),
    aliases: [...new Set(aliases.map((alias) => alias.trim()).filter((alias) => alias !== ''))],
  }));
  const twice = tidy.find(({ name }, i) => tidy.findIndex((each) => each.name === name) !== i);
  if (twice)
    throw invalid('compound-twice', `“${twice.name}”写了两遍，请去掉一个。`, `"${twice.name}" stands there twice.`);
  await tx.sql('delete from compounds where tenant_id = $1 and place_id = $2', [tx.tenantId, placeId]);
  await insertCompounds(
    ctx,
    tidy.map((each) => ({ ...each, placeId })),
  );
  await tx.sql('update places set version = version + 1 where tenant_id = $1 and id = $2', [tx.tenantId, placeId]);
  await emit(tx, actor, now, placeId, { kind: 'place.compounds-set', data: { compounds: tidy.length } });
  return getCompounds(ctx, placeId);
}

export async function insertCompounds(
  { tx, newId }: Ctx,
  compounds: readonly (Compound & { placeId: string })[],
): Promise<void> {
  if (compounds.length === 0) return;
  await tx.sql(
    `insert into compounds (tenant_id, id, place_id, name, aliases)
     select $1, id, "placeId", name, array(select jsonb_array_elements_text(aliases))
     from jsonb_to_recordset($2::jsonb) as c(id uuid, "placeId" uuid, name text, aliases jsonb)`,
    [tx.tenantId, JSON.stringify(compounds.map((each) => ({ ...each, id: newId() })))],
  );
}
