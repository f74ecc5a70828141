import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { pathBelow } from '../domain/place-tree.ts';
import type { PlannedPart } from '../domain/reshape.ts';
import { savingCode } from './create-place.ts';
import type { ReshapePlan } from './plan-reshape.ts';
import { insertPlaces, replaceBoundaries, updatePlaces } from './saving-places.ts';
import { boundaryChanged } from './set-boundary.ts';

/** What was made, in the order of the parts: enough to see later whether anybody has changed it since. */
export interface ReshapedPlace {
  id: string;
  version: number;
  boundaryId: string | null;
  created: boolean;
}
export interface Reshaped {
  parts: ReshapedPlace[];
  /** Versions of the places that were closed. */
  closed: { id: string; version: number }[];
}

/**
 * Carries out what was planned in the same transaction, after `renewTerritory`. Places that do not go on are closed from
 * the day and point to the one that took over their ground; every boundary of before stays in the history.
 */
export async function carryOutReshape(ctx: Ctx, plan: ReshapePlan, cause: string): Promise<Reshaped> {
  const { tx, actor, now } = ctx;
  const ids = plan.parts.map(({ keepId }) => keepId ?? ctx.newId());
  const created = plan.parts.flatMap((part, i) => (part.keepId === null ? [{ part, id: ids[i] ?? '' }] : []));
  for (const { part, id } of created) await insertPart(ctx, plan, part, id);
  await changeKept(ctx, plan);
  const closed = plan.before.filter(({ id }) => !ids.includes(id));
  await close(ctx, plan, closed, ids.length === 1 ? (ids[0] ?? null) : null);
  const laid = plan.parts.flatMap(({ boundary }, i) => (boundary ? [{ placeId: ids[i] ?? '', boundary }] : []));
  await replaceBoundaries(ctx, laid, 'CGCS2000', plan.from);
  await tx.sql('update places set version = version + 1 where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    plan.parts.flatMap(({ keepId }) => keepId ?? []),
  ]);
  for (const { part, id } of created) {
    const data = { parentId: plan.parentId, level: plan.level, code: part.code, name: part.name, regridId: cause };
    await emit(tx, actor, now, id, { kind: 'place.created', data });
  }
  for (const { id } of closed)
    await emit(tx, actor, now, id, { kind: 'place.closed', data: { regridId: cause, into: ids } });
  for (const { placeId } of laid) {
    const former = plan.before.find(({ id }) => id === placeId)?.boundaryId ?? null;
    // Matters are moved by the regrid itself, which knows where those without a point belong.
    const { kind, data } = boundaryChanged(former, { datum: 'CGCS2000', moveOpenMatters: false }, plan.from);
    await emit(tx, actor, now, placeId, { kind, data: { ...data, regridId: cause } });
  }
  return outcome(ctx, ids, new Set(created.map(({ id }) => id)), closed);
}

async function insertPart({ tx }: Ctx, plan: ReshapePlan, part: PlannedPart, id: string): Promise<void> {
  const { parentId, level, day } = plan;
  const { code, name, phone, households } = part;
  const path = pathBelow(plan.parentPath, code);
  await savingCode(code, () =>
    insertPlaces(tx, [{ id, parentId, level, code, name, path, phone, households, validFrom: day }]),
  );
}

async function changeKept({ tx }: Ctx, { parts, day, parentId }: ReshapePlan): Promise<void> {
  for (const { keepId, name, phone, households } of parts) {
    if (keepId === null) continue;
    await updatePlaces(tx, [{ id: keepId, name, parentId, active: true }], day);
    await tx.sql('update places set households = $3, phone = $4 where tenant_id = $1 and id = $2', [
      tx.tenantId,
      keepId,
      households,
      phone,
    ]);
  }
}

async function close(
  { tx }: Ctx,
  { day, from }: ReshapePlan,
  closed: ReshapePlan['before'],
  successor: string | null,
): Promise<void> {
  const ids = closed.map(({ id }) => id);
  const updates = closed.map(({ id, name, parentId }) => ({ id, name, parentId, active: false }));
  await updatePlaces(tx, updates, day);
  await tx.sql('update places set successor_id = $3 where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    ids,
    successor,
  ]);
  await tx.sql(
    'update place_boundaries set valid_until = $3 where tenant_id = $1 and place_id = any($2::uuid[]) and valid_until is null',
    [tx.tenantId, ids, from],
  );
}

async function outcome(
  { tx }: Ctx,
  ids: readonly string[],
  created: ReadonlySet<string>,
  closed: readonly { id: string }[],
): Promise<Reshaped> {
  const rows = await tx.sql<{ id: string; version: number; boundaryId: string | null }>(
    `select p.id, p.version, b.id as "boundaryId" from places p
     left join place_boundaries b on b.tenant_id = p.tenant_id and b.place_id = p.id and b.valid_until is null
     where p.tenant_id = $1 and p.id = any($2::uuid[])`,
    [tx.tenantId, [...ids, ...closed.map(({ id }) => id)]],
  );
  const rowOf = (id: string) => rows.find((row) => row.id === id) ?? { id, version: 0, boundaryId: null };
  return {
    parts: ids.map((id) => ({ ...rowOf(id), created: created.has(id) })),
    closed: closed.map(({ id }) => ({ id, version: rowOf(id).version })),
  };
}
