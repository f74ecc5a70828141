import type { Ctx } from '../../../platform/context.ts';
import { type PostAt, postsAt } from '../../accounts/index.ts';
import { type PublicTeam, publicTeam } from '../../nets/index.ts';
import { unitServingInMemory } from '../../organizations/index.ts';
import type { TeamMember } from '../domain/card.ts';

/** A place and what lies above it, nearest first. */
type Chain = readonly { id: string; phone: string | null }[];

const roleNames: Record<PublicTeam['team'][number]['role'], string> = {
  'grid-staff': '网格员',
  leader: '包联领导',
  'linked-unit': '包联单位',
  police: '民警',
  property: '物业',
};

/**
 * Who answers in places, as a card tells it, by the id of the place: its grid workers, the unit that serves it with its
 * office phone, the five-on-one team, and the public numbers of the service nets. Without `names` no person is named.
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
    const { team, nets } = await publicTeam(ctx, place.id);
    const onCard = chain.find(({ phone }) => phone !== null)?.phone ?? null;
    teams.set(place.id, [
      ...holders(posts, place.id),
      ...(unit ? [{ role: '', name: unit.name, phone: unit.phone }] : []),
      ...others(team, posts, names, onCard),
      ...nets.map(({ name, phone }) => ({ role: '', name, phone })),
    ]);
  }
  return teams;
}

const holders = (posts: readonly PostAt[], place: string): TeamMember[] =>
  posts
    .filter(({ placeId }) => placeId === place)
    .map(({ roleName, personName }) => ({ role: roleName, name: personName, phone: null }));

/** Those not named already by their posts; a number that stands large on the card is not repeated. */
function others(
  team: PublicTeam['team'],
  posts: readonly PostAt[],
  names: boolean,
  onCard: string | null,
): TeamMember[] {
  return team
    .filter(({ name }) => !posts.some(({ personName }) => personName === name))
    .map(({ role, name, phone }) => ({
      role: roleNames[role],
      name: names ? name : '',
      phone: phone === onCard ? null : phone,
    }))
    .filter(({ name, phone }) => name !== '' || phone !== null);
}
