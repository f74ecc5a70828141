import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { draw, groundOf } from '../../territory/index.ts';
import type { NetMap } from '../contract.ts';
import { netsOf } from './nets-in-memory.ts';

/** The open sections of a net as light outlines: their own ground, or the grids of the places they list. */
export async function getNetMap(ctx: Ctx, id: string): Promise<NetMap> {
  const net = (await netsOf(ctx)).nets.find((each) => each.id === id);
  if (!net) throw notFound();
  const ground = await groundOf(ctx);
  const sections = net.sections.filter(({ active }) => active);
  const covered = sections.map((section) => {
    if (section.ground.length > 0) return section.ground;
    const pieces = section.placeIds.flatMap((placeId) => ground.lowestUnder(placeId));
    return [...new Set(pieces)].flatMap((piece) => ground.boundaryOf(piece.id) ?? []);
  });
  const { bounds, rings } = draw(covered);
  return {
    bounds,
    items: sections.map((section, i) => ({ id: section.id, name: section.name, rings: rings[i] ?? [] })),
  };
}
