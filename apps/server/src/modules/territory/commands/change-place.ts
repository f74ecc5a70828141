import { conflict, notFound } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';
import type { PlaceChange, PlaceDetail } from '../contract.ts';
import { pathBelow, refuseParent } from '../domain/place-tree.ts';
import { getPlace } from '../queries/get-place.ts';
import { lockPlaceRow, type PlaceRef, placeById } from '../queries/place-rows.ts';
import { subtreeSql } from '../queries/subtree-sql.ts';
import type { PlaceTable } from '../tables.ts';
import { authorizeManaging } from './authorize.ts';
import { noSuchParent } from './create-place.ts';
import { renewTerritory } from './renew-territory.ts';
import { updatePlaces } from './saving-places.ts';

/** Renames, moves, closes, reopens or corrects a place. What it was before today stays in the history. */
export async function changePlace(ctx: Ctx, id: string, change: PlaceChange): Promise<PlaceDetail> {
  const { tx, actor, now, platform } = ctx;
  await renewTerritory(ctx);
  const place = await lockPlaceRow(tx, id);
  if (!place) throw notFound();
  authorizeManaging(actor, place.path);
  if (place.version !== change.version) throw await versionConflict(ctx, id);
  const name = change.name?.trim() ?? place.name;
  const parentId = change.parentId === undefined ? place.parent_id : change.parentId;
  const active = change.active ?? place.active;
  const events: NewEvent[] = [];
  if (parentId !== place.parent_id || (active && !place.active)) {
    const parent = await fitParent(ctx, place, parentId);
    if (parentId !== place.parent_id) events.push(await movePaths(ctx, place, parent));
  }
  if (place.active && !active) await mustHaveNoOpenChildren(ctx, place);
  await updatePlaces(tx, [{ id, name, parentId, active }], civilDateOf(now, platform.timezone));
  await correct(ctx, place, change);
  if (name !== place.name) events.push({ kind: 'place.renamed', data: { from: place.name, to: name } });
  if (active !== place.active) events.push({ kind: active ? 'place.reopened' : 'place.closed', data: {} });
  const corrected = (['households', 'phone'] as const).filter((field) => change[field] !== undefined);
  if (corrected.length > 0) events.push({ kind: 'place.corrected', data: { fields: corrected } });
  if (events.length > 0) await emit(tx, actor, now, id, ...events);
  return getPlace(ctx, id);
}

/** Two people changed the same place: the later one is shown what it is now. */
export async function versionConflict(ctx: Ctx, id: string) {
  const current = await getPlace(ctx, id);
  return conflict(
    'version-conflict',
    '这个区划刚被他人修改过，请核对最新内容后再保存。',
    'The place was changed meanwhile: look at it again.',
    { current },
  );
}

/** The parent-to-be, found fit. A parent of a higher level cannot lie below the place, so a loop is impossible. */
async function fitParent({ tx, actor }: Ctx, place: PlaceTable, parentId: string | null): Promise<PlaceRef | null> {
  const parent = parentId === null ? null : await placeById(tx, parentId);
  if (parent === undefined) throw noSuchParent();
  if (parentId !== place.parent_id) authorizeManaging(actor, parent?.path ?? '/');
  const refusal = refuseParent(place, parent);
  if (refusal) throw refusal;
  return parent;
}

/** Rewrites the paths of the place and all below it in one statement. */
async function movePaths({ tx }: Ctx, place: PlaceTable, parent: PlaceRef | null): Promise<NewEvent> {
  const to = pathBelow(parent?.path ?? null, place.code);
  await tx.sql(
    `update places set path = $3 || substr(path, length($2) + 1) where tenant_id = $1 and ${subtreeSql('path', '$2')}`,
    [tx.tenantId, place.path, to],
  );
  const data = { fromParentId: place.parent_id, toParentId: parent?.id ?? null, fromPath: place.path, toPath: to };
  return { kind: 'place.moved', data };
}

async function mustHaveNoOpenChildren({ tx }: Ctx, place: PlaceTable): Promise<void> {
  const [row] = await tx.sql<{ count: number }>(
    'select count(*) as count from places where tenant_id = $1 and parent_id = $2 and active',
    [tx.tenantId, place.id],
  );
  if (row && row.count > 0) {
    throw conflict(
      'place-has-children',
      `“${place.name}”下面还有 ${row.count} 个在用的区划，请先移走或停用它们。`,
      `"${place.name}" still has ${row.count} open places below it: move or close them first.`,
    );
  }
}

/** Facts that are corrected, not dated: the number of households and the phone. */
async function correct({ tx }: Ctx, place: PlaceTable, { households, phone }: PlaceChange): Promise<void> {
  if (households === undefined && phone === undefined) return;
  await tx.sql('update places set households = $3, phone = $4 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    place.id,
    households === undefined ? place.households : households,
    phone === undefined ? place.phone : phone,
  ]);
}
