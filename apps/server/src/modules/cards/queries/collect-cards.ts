import { invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { openPlaces, type PlaceRef, placeChainInMemory } from '../../territory/index.ts';
import type { CardOrder } from '../contract.ts';
import { type Card, reportLink } from '../domain/card.ts';
import { teamsOf } from './team.ts';

const MOST_CARDS = 5000;

/** The cards of an order. Throws not-found, cards-none, cards-too-many. */
export async function collectCards(ctx: Ctx, order: CardOrder): Promise<Card[]> {
  const { placeId, which, copies = 1, addresses = [], names = true } = order;
  const [place] = await placeChainInMemory(ctx, placeId);
  if (!place) throw notFound();
  const [tenant] = await ctx.tx.sql<{ name: string }>('select name from tenants where id = $1', [ctx.tx.tenantId]);
  const places = which === 'below' ? await lowestBelow(ctx, place) : [place];
  const doors = which === 'doors' ? [...new Set(addresses.map((each) => each.trim()))] : [''];
  const chains = await Promise.all(places.map(({ id }) => placeChainInMemory(ctx, id)));
  const teams = await teamsOf(ctx, chains, names);
  const cards: Card[] = [];
  for (const [i, each] of places.entries()) {
    const chain = chains[i] ?? [];
    const team = teams.get(each.id) ?? [];
    for (const address of doors)
      cards.push({
        issuer: tenant?.name ?? '',
        above: namesAbove(chain),
        name: each.name,
        address,
        phone: chain.find(({ phone }) => phone !== null)?.phone ?? null,
        team,
        link: reportLink(ctx.platform.publicUrl, each.code, address),
      });
  }
  if (cards.length === 0)
    throw invalid('cards-none', '没有要印的：请填楼号、门牌，或选一个下面有网格的地方。', 'There is nothing to print.');
  if (cards.length * copies > MOST_CARDS)
    throw invalid('cards-too-many', `一次最多印 ${MOST_CARDS} 张，请分几次。`, `At most ${MOST_CARDS} cards at once.`);
  return cards.flatMap((card) => Array.from({ length: copies }, () => card));
}

/** Open places below that have none below them: the grids, in the order of their codes. */
async function lowestBelow(ctx: Ctx, top: PlaceRef): Promise<PlaceRef[]> {
  const below = (await openPlaces(ctx)).filter(({ id, path }) => id !== top.id && path.startsWith(top.path));
  const parents = new Set(below.map(({ parentId }) => parentId));
  return below.filter(({ id }) => !parents.has(id)).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The two names above the place: a resident knows the street and the community. */
const namesAbove = (chain: readonly PlaceRef[]): string =>
  chain
    .slice(1, 3)
    .toReversed()
    .map(({ name }) => name)
    .join(' ');
