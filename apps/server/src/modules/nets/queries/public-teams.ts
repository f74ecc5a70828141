import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { groundOf } from '../../territory/index.ts';
import { netKinds } from '../domain/kinds.ts';
import type { TeamRole } from '../domain/team-roles.ts';
import { sectionsOf } from './net-answers.ts';
import { netsOf, type SectionInMemory } from './nets-in-memory.ts';
import { teamAt } from './who-answers.ts';

/** Who looks after a place together, and which service nets are called on which public number. */
export interface PublicTeam {
  /** In the order in which they are called; `phone` is an office's. */
  team: { role: TeamRole; name: string; phone: string | null }[];
  /** Nets with a public number, each once, in the order of their kinds. */
  nets: { name: string; phone: string }[];
}

/** What may be printed on a card for a place: from memory, but for the grid staff. Nothing in a closed place. */
export async function publicTeam(ctx: Ctx, placeId: string): Promise<PublicTeam> {
  const sources = {
    nets: await netsOf(ctx),
    ground: await groundOf(ctx),
    units: (await unitsInMemory(ctx)).byId,
    timezone: ctx.platform.timezone,
  };
  if (!sources.ground.places.has(placeId)) return { team: [], nets: [] };
  const team = await teamAt(ctx, sources, placeId);
  const nets = new Map<string, { name: string; phone: string }>();
  const kindOf = ({ section }: { section: SectionInMemory }): number => netKinds.indexOf(section.net.kind);
  for (const { section } of sectionsOf(sources, placeId).toSorted((a, b) => kindOf(a) - kindOf(b))) {
    const phone = section.phone ?? sources.units.get(section.net.unitId)?.phone ?? null;
    if (phone !== null) nets.set(`${section.net.name} ${phone}`, { name: section.net.name, phone });
  }
  return { team: team.map(({ role, name, phone }) => ({ role, name, phone })), nets: [...nets.values()] };
}
