import type { Static } from 'typebox';
import { conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { createUnit as contract, Unit } from '../contract.ts';
import { pathBelow, refuseClosed } from '../domain/unit.ts';
import { can } from '../policy.ts';
import { unitOf, unitRow } from '../queries/unit-rows.ts';
import { forgetUnits } from '../queries/units-in-memory.ts';
import type { UnitTable } from '../tables.ts';
import { placeMustExist } from './place-must-exist.ts';

export type NewUnit = Static<typeof contract.body>;

/** Adds a unit below another, or the tenant's root. Throws `invalid` (unknown parent or place), `conflict` (code taken). */
export async function createUnit(ctx: Ctx, input: NewUnit): Promise<Unit> {
  const { tx, actor, now } = ctx;
  const parent = input.parentId === null ? null : ((await unitRow(tx, input.parentId)) ?? null);
  if (input.parentId !== null && !parent) throw noParent();
  const path = pathBelow(parent, input.code);
  if (!can(actor, 'unit.manage', { path })) throw forbidden();
  if (parent) refuseClosed(parent);
  else await refuseSecondRoot(ctx);
  if (input.placeId) await placeMustExist(tx, input.placeId);
  const id = ctx.newId();
  const unit = await insertUnit(ctx, id, path, input).catch((error: unknown) => {
    if (violated(error) === 'units_tenant_id_code_key') throw codeTaken(input.code);
    throw error;
  });
  forgetUnits(ctx);
  const data = { kind: unit.kind, parentId: unit.parent_id, placeId: unit.place_id };
  await emit(tx, actor, now, id, { kind: 'unit.created', data });
  return unitOf(unit);
}

async function insertUnit({ tx }: Ctx, id: string, path: string, input: NewUnit): Promise<UnitTable> {
  const [row] = await tx.sql<UnitTable>(
    `insert into units (tenant_id, id, parent_id, kind, code, name, short_name, path, place_id, phone)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) returning *`,
    [
      tx.tenantId,
      id,
      input.parentId,
      input.kind,
      input.code,
      input.name.trim(),
      input.shortName?.trim() ?? '',
      path,
      input.placeId ?? null,
      input.phone ?? null,
    ],
  );
  return row as UnitTable;
}

async function refuseSecondRoot({ tx }: Ctx): Promise<void> {
  const roots = await tx.sql('select from units where tenant_id = $1 and parent_id is null limit 1', [tx.tenantId]);
  if (roots.length === 0) return;
  throw invalid(
    'parent-needed',
    '请选择上级单位：最上级单位只有一个，已经存在。',
    'Choose the parent unit: there is one root, and it exists.',
  );
}

export const noParent = (): Error =>
  invalid('no-such-unit', '没有找到所选的上级单位，请重新选择。', 'The parent unit was not found. Choose it again.');
const codeTaken = (code: string): Error =>
  conflict(
    'unit-code-taken',
    `编码 ${code} 已被其他单位使用，请换一个。`,
    `The code ${code} is taken. Choose another.`,
  );
