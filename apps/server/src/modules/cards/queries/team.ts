import type { Ctx } from '../../../platform/context.ts';
import { postsAt } from '../../accounts/index.ts';
import { unitServingInMemory } from '../../organizations/index.ts';
import type { TeamMember } from '../domain/card.ts';

/** A place and what lies above it, nearest first. */
type Chain = readonly { id: string }[];

/**
 * Who answers in places, as a card tells it, by the id of the place: its grid workers, and the unit that serves it with its
 * office phone. The one place to widen when service nets know more: a card takes whatever comes, in this order.
 */
export async function teamsOf(ctx: Ctx, chains: readonly Chain[], names: boolean): Promise<Map<string, TeamMember[]>> {
  const places = chains.flatMap(([place]) => (place ? [place.id] : []));
  const posts = names ? await postsAt(ctx, places) : [];
  const teams = new Map<string, TeamMember[]>();
  for (const chain of chains) {
    const [place] = chain;
    if (!place) continue;
    const unit = await unitServingInMemory(
      ctx,
      chain.map(({ id }) => id),
      ['community', 'street', 'district'],
    );
    teams.set(place.id, [
      ...posts
        .filter(({ placeId }) => placeId === place.id)
        .map(({ roleName, personName }) => ({ role: roleName, name: personName, phone: null })),
      ...(unit ? [{ role: '', name: unit.name, phone: unit.phone }] : []),
    ]);
  }
  return teams;
}
