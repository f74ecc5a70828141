import { forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { findUnit } from '../../organizations/index.ts';
import { mayManageNet } from '../policy.ts';
import type { DutyPersonTable, NetSectionTable, NetsTables, ServiceNetTable } from '../tables.ts';

const db = builder<NetsTables>();

/** The net, held against other changes, once the actor may change it. Throws not-found, forbidden. */
export async function lockNet(ctx: Ctx, id: string): Promise<ServiceNetTable> {
  const { tx } = ctx;
  const net = await tx.first(
    db.selectFrom('service_nets').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id).forUpdate(),
  );
  if (!net) throw notFound();
  await authorizeManaging(ctx, net.unit_id);
  return net;
}

/** Throws forbidden unless the actor may change the nets of this unit. */
export async function authorizeManaging({ tx, actor }: Ctx, unitId: string): Promise<void> {
  const unit = await findUnit(tx, unitId);
  if (!unit || !mayManageNet(actor, unit)) throw forbidden();
}

/** The section with its net, held against other changes, once the actor may change it. Throws not-found, forbidden. */
export async function lockSection(ctx: Ctx, id: string): Promise<{ section: NetSectionTable; net: ServiceNetTable }> {
  const { tx } = ctx;
  const section = await tx.first(
    db.selectFrom('net_sections').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id).forUpdate(),
  );
  if (!section) throw notFound();
  return { section, net: await lockNet(ctx, section.net_id) };
}

/** Somebody on duty with the net, likewise. */
export async function lockPerson(ctx: Ctx, id: string): Promise<DutyPersonTable> {
  const { tx } = ctx;
  const person = await tx.first(
    db.selectFrom('duty_people').selectAll().where('tenant_id', '=', tx.tenantId).where('id', '=', id).forUpdate(),
  );
  if (!person) throw notFound();
  await lockNet(ctx, person.net_id);
  return person;
}
