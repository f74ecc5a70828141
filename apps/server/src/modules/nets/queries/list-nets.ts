import { notFound } from '../../../kernel/errors.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import type { Net, SectionRow } from '../contract.ts';
import { netKinds } from '../domain/kinds.ts';
import { mayManageNet } from '../policy.ts';
import { onDutyAt } from './net-answers.ts';
import { type NetInMemory, netsOf, netsWithin, type NetsInMemory, type SectionInMemory } from './nets-in-memory.ts';

/** All nets by kind, with who is on duty in their sections now. */
export async function listNets(ctx: Ctx): Promise<{ items: Net[]; abilities: string[] }> {
  const nets = await netsOf(ctx);
  const show = await shower(ctx, nets);
  const items = [...nets.nets]
    .sort((a, b) => Number(b.active) - Number(a.active) || netKinds.indexOf(a.kind) - netKinds.indexOf(b.kind))
    .map(show);
  return { items, abilities: holds(ctx.actor, 'net.manage') ? ['net.manage'] : [] };
}

/** One net as this transaction has it. */
export async function netAfterChange(ctx: Ctx, id: string): Promise<Net> {
  const nets = await netsWithin(ctx);
  const net = nets.nets.find((each) => each.id === id);
  if (!net) throw notFound();
  return (await shower(ctx, nets))(net);
}

async function shower(ctx: Ctx, nets: NetsInMemory): Promise<(net: NetInMemory) => Net> {
  const units = (await unitsInMemory(ctx)).byId;
  return ({ sections, ...net }) => {
    const unit = units.get(net.unitId);
    return {
      ...net,
      unit: unit?.shortName ?? '',
      unitPhone: unit?.phone ?? null,
      sections: sections.map((section) => sectionRow(ctx, nets, section)),
      abilities: mayManageNet(ctx.actor, { path: unit?.path ?? '' }) ? ['net.manage'] : [],
    };
  };
}

export function sectionRow({ now, platform }: Ctx, nets: NetsInMemory, section: SectionInMemory): SectionRow {
  const { id, code, name, phone, active, version, placeIds, ground } = section;
  return {
    id,
    code,
    name,
    phone,
    active,
    covers: ground.length > 0 ? 'ground' : placeIds.length > 0 ? 'places' : 'nothing',
    placeIds,
    onDuty: onDutyAt(nets, section, now.getTime(), platform.timezone),
    version,
  };
}
