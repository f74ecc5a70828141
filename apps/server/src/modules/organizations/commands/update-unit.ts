import type { Static } from 'typebox';
import { conflict, forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { emit, type NewEvent } from '../../../platform/events.ts';
import type { updateUnit as contract, Unit } from '../contract.ts';
import { movedPath } from '../domain/unit.ts';
import { can } from '../policy.ts';
import { unitOf, unitRow } from '../queries/unit-rows.ts';
import { forgetUnits } from '../queries/units-in-memory.ts';
import type { UnitTable } from '../tables.ts';
import { noParent } from './create-unit.ts';
import { placeMustExist } from './place-must-exist.ts';

export type UnitChange = Static<typeof contract.body>;

/**
 * Changes a unit; a move takes everything below it along. Throws `conflict` (version-conflict, with the current record),
 * `invalid` (unknown parent or place, a loop, a closed parent, open units below one that is to be closed).
 */
export async function updateUnit(ctx: Ctx, id: string, change: UnitChange): Promise<Unit> {
  const { tx, actor, now } = ctx;
  // One change of the tree at a time: two moves at once could otherwise make a loop.
  await tx.sql('select pg_advisory_xact_lock($1, $2)', [TREE_LOCK, tx.tenantId]);
  const unit = await unitRow(tx, id);
  if (!unit) throw notFound();
  if (!can(actor, 'unit.manage', unit)) throw forbidden();
  if (unit.version !== change.version) throw outdated(unit);
  const path = await pathAfter(ctx, unit, change);
  if (change.active === false && unit.active) await refuseOpenChildren(tx, id);
  if (path !== unit.path) await moveSubtree(tx, unit.path, path);
  if (change.placeId) await placeMustExist(tx, change.placeId);
  const saved = await store(tx, unit, change);
  forgetUnits(ctx);
  await emit(tx, actor, now, id, ...eventsOf(unit, saved));
  return unitOf(saved);
}

const TREE_LOCK = 7_406_010;

async function pathAfter({ tx, actor }: Ctx, unit: UnitTable, change: UnitChange): Promise<string> {
  if (change.parentId === undefined || change.parentId === unit.parent_id) return unit.path;
  const parent = await unitRow(tx, change.parentId);
  if (!parent) throw noParent();
  if (!can(actor, 'unit.manage', parent)) throw forbidden();
  return movedPath(unit, unit.code, parent);
}

async function refuseOpenChildren(tx: Tx, id: string): Promise<void> {
  const open = await tx.sql('select from units where tenant_id = $1 and parent_id = $2 and active limit 1', [
    tx.tenantId,
    id,
  ]);
  if (open.length === 0) return;
  throw invalid(
    'unit-has-open-children',
    '还有在用的下级单位，请先停用或移走它们。',
    'There are open units below this one. Close or move them first.',
  );
}

const moveSubtree = (tx: Tx, from: string, to: string): Promise<object[]> =>
  tx.sql(`update units set path = $3 || substr(path, length($2) + 1) where tenant_id = $1 and starts_with(path, $2)`, [
    tx.tenantId,
    from,
    to,
  ]);

async function store(tx: Tx, unit: UnitTable, change: UnitChange): Promise<UnitTable> {
  const next = {
    parentId: change.parentId ?? unit.parent_id,
    name: change.name?.trim() ?? unit.name,
    shortName: change.shortName?.trim() ?? unit.short_name,
    placeId: change.placeId === undefined ? unit.place_id : change.placeId,
    phone: change.phone === undefined ? unit.phone : change.phone,
    active: change.active ?? unit.active,
  };
  const [row] = await tx.sql<UnitTable>(
    `update units set parent_id = $3, name = $4, short_name = $5, place_id = $6, phone = $7, active = $8, version = version + 1
     where tenant_id = $1 and id = $2 returning *`,
    [tx.tenantId, unit.id, next.parentId, next.name, next.shortName, next.placeId, next.phone, next.active],
  );
  return row as UnitTable;
}

/** What changed, by name of field; where the unit went; whether it was closed or opened again. */
function eventsOf(before: UnitTable, after: UnitTable): NewEvent[] {
  const fields = (['name', 'short_name', 'place_id', 'phone'] as const).filter(
    (field) => before[field] !== after[field],
  );
  const events: NewEvent[] = [];
  if (fields.length > 0) events.push({ kind: 'unit.updated', data: { fields, placeId: after.place_id } });
  if (before.parent_id !== after.parent_id) {
    events.push({ kind: 'unit.moved', data: { from: before.parent_id, to: after.parent_id } });
  }
  if (before.active !== after.active) events.push({ kind: after.active ? 'unit.reopened' : 'unit.closed', data: {} });
  return events.length > 0 ? events : [{ kind: 'unit.updated', data: { fields: [] } }];
}

const outdated = (unit: UnitTable): Error =>
  conflict(
    'version-conflict',
    '别人刚刚修改过这个单位，请核对后再保存。',
    'Somebody has changed this unit meanwhile. Compare, then save again.',
    { current: unitOf(unit) },
  );
