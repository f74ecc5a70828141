import type { Static } from 'typebox';
import { invalid, notFound } from '../../../kernel/errors.ts';
import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { toCgcs2000 } from '../../../platform/geo/datum.ts';
import { holdersAt } from '../../accounts/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { type Ground, groundOf, type PlaceRef } from '../../territory/index.ts';
import type { whoAnswers as contract, Answer, AnswerPlace, TeamMember } from '../contract.ts';
import { findNames, type NameEntry, tidyName, withoutName } from '../domain/find-names.ts';
import { teamOf } from '../domain/team-of.ts';
import { mayAsk } from '../policy.ts';
import { type AnswerSources, answersFrom, sectionsAt, sectionsOf } from './net-answers.ts';
import { DAYS_BACK, type MemberInMemory, netsOf } from './nets-in-memory.ts';

type Question = Static<typeof contract.query>;

/**
 * Who answers here, and why: nets and turns from memory, the grid's own staff by one statement. Throws not-found outside what the
 * actor may ask, invalid: place-needed, too-long-ago.
 */
export async function whoAnswers(ctx: Ctx, question: Question): Promise<Answer> {
  const sources: AnswerSources = {
    nets: await netsOf(ctx),
    ground: await groundOf(ctx),
    units: (await unitsInMemory(ctx)).byId,
    timezone: ctx.platform.timezone,
  };
  const at = question.at === undefined ? ctx.now : new Date(question.at);
  if (ctx.now.getTime() - at.getTime() > DAYS_BACK * DAY) throw tooLongAgo();
  const where = find(ctx, sources.ground, question);
  const place = where.placeId === null ? undefined : sources.ground.places.get(where.placeId);
  const blank: Answer = {
    at: at.toISOString(),
    foundBy: where.by,
    foundText: where.text,
    place: null,
    choices: where.choices,
    team: [],
    nets: [],
  };
  if (where.choices.length > 0 || (!place && !where.point)) return blank;
  if (!mayAsk(ctx.actor, { path: place?.path ?? '' })) throw outside();
  const found = where.point
    ? sectionsAt(sources, where.point[0], where.point[1])
    : sectionsOf(sources, where.placeId ?? '');
  const words = tidyName(question.words ?? '') + where.rest;
  const filter = { words, ...(question.kind !== undefined && { kind: question.kind }) };
  return {
    ...blank,
    place: place ? placeOf(sources.ground, place) : null,
    team: place ? await teamAt(ctx, sources, place.id) : [],
    nets: answersFrom(sources, found, filter, at.getTime()),
  };
}

interface Where {
  by: 'point' | 'place' | 'compound' | 'name' | null;
  text: string | null;
  placeId: string | null;
  point: readonly [number, number] | null;
  choices: Answer['choices'];
  /** What the words say besides the place, tidied. */
  rest: string;
}

/** Where the question points: a point decides where it lies in a place; then the place given; then the words. */
function find(ctx: Ctx, ground: Ground, { lon, lat, datum = 'CGCS2000', place, q }: Question): Where {
  const nowhere: Where = { by: null, text: null, placeId: null, point: null, choices: [], rest: '' };
  if (lon !== undefined && lat !== undefined) {
    const point = toCgcs2000([lon, lat], datum);
    const [here] = ground.chainAt(...point);
    const given = place === undefined ? undefined : ground.places.get(place);
    if (here || !given) return { ...nowhere, by: 'point', placeId: here?.id ?? null, point };
  }
  if (place !== undefined) {
    if (!ground.places.has(place)) throw outside();
    const rest = q === undefined ? '' : tidyName(q);
    return { ...nowhere, by: 'place', placeId: place, rest };
  }
  if (q === undefined) throw placeNeeded();
  const matches = findNames(q, namesOf(ground)).filter(({ entry }) => {
    const found = ground.places.get(entry.placeId);
    return found !== undefined && mayAsk(ctx.actor, found);
  });
  const [first, second] = matches;
  if (!first) return nowhere;
  const { entry } = first;
  const rest = withoutName(q, entry);
  const isChoice = second !== undefined && (first.fit === 'part' || second.entry.level === entry.level);
  if (isChoice) return { ...nowhere, choices: matches.flatMap((match) => choiceOf(ground, match.entry)), rest };
  const by = entry.compound === null ? 'name' : 'compound';
  const text = entry.compound ?? ground.places.get(entry.placeId)?.name ?? null;
  return { ...nowhere, by, text, placeId: entry.placeId, rest };
}

const names = new WeakMap<ReadonlyMap<string, PlaceRef>, NameEntry[]>();

/** Every name that means a place, worked out once until the territory changes. */
function namesOf(ground: Ground): NameEntry[] {
  let entries = names.get(ground.places);
  if (!entries) {
    entries = [...ground.places.values()].flatMap(({ id, name, code, level }) => [
      ...[name, code].map((text) => ({ placeId: id, text: tidyName(text), compound: null, level })),
      ...ground
        .compounds(id)
        .flatMap(({ name: compound, aliases }) =>
          [compound, ...aliases].map((text) => ({ placeId: id, text: tidyName(text), compound, level })),
        ),
    ]);
    names.set(ground.places, entries);
  }
  return entries;
}

function choiceOf(ground: Ground, { placeId, compound }: NameEntry): Answer['choices'] {
  const [place, ...above] = ground.chainOf(placeId);
  if (!place) return [];
  const within = above
    .toReversed()
    .slice(1)
    .map(({ name }) => name);
  return [{ placeId, name: place.name, within: within.join(' · '), compound }];
}

function placeOf(ground: Ground, { id, code, name, level, phone }: PlaceRef): AnswerPlace {
  const chain = ground.chainOf(id);
  const under = ground.lowestUnder(id);
  const known = under.flatMap((place) => ground.households(place.id) ?? []);
  return {
    id,
    code,
    name,
    isGrid: level === ground.gridLevel,
    chain: chain
      .toReversed()
      .map((place) => ({ id: place.id, name: place.name, levelName: ground.levelName(place.level) })),
    households: ground.households(id) ?? (known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null),
    // A grid without a number of its own is reached through the community above.
    phone: phone ?? chain.find((place) => place.phone !== null)?.phone ?? null,
    compounds: [...new Set(under.flatMap((place) => ground.compounds(place.id).map((compound) => compound.name)))],
  };
}

/** The five-on-one team: what was entered, and for the grid staff, where nothing was, who holds the posts of the grid. */
export async function teamAt(
  ctx: Ctx,
  { nets, ground, units }: Pick<AnswerSources, 'nets' | 'ground' | 'units'>,
  placeId: string,
): Promise<TeamMember[]> {
  const chain = ground.chainOf(placeId).map(({ id }) => id);
  const posts = (await holdersAt(ctx, 'grid-worker', chain)).map(
    ({ placeId: at, name, title }): MemberInMemory => ({
      placeId: at,
      role: 'grid-staff',
      name,
      title,
      unitId: null,
      phone: null,
    }),
  );
  const membersOf = (id: string): readonly MemberInMemory[] => {
    const entered = nets.teams.get(id) ?? [];
    if (entered.some(({ role }) => role === 'grid-staff')) return entered;
    return [...entered, ...posts.filter((post) => post.placeId === id)];
  };
  return teamOf(chain, membersOf).map(({ member: { role, name, title, unitId, phone }, placeId: from }) => {
    const unit = unitId === null ? undefined : units.get(unitId);
    const place = ground.places.get(from);
    // The grid staff are called on the grid's number, whoever holds the post.
    const office = role === 'grid-staff' ? place?.phone : unit?.phone;
    return {
      role,
      name,
      title,
      unitId,
      unit: unit?.shortName ?? null,
      phone: phone ?? office ?? null,
      fromPlace: from === placeId ? null : (place?.name ?? null),
    };
  });
}

const outside = (): Error =>
  notFound('这里没有找到，或不在您的网格范围内。', 'Nothing here, or it lies outside your own grid.');
const placeNeeded = (): Error =>
  invalid(
    'place-needed',
    '请说明是哪里：位置、网格、小区或地址。',
    'Say where: a point, a grid, a compound or an address.',
  );
const tooLongAgo = (): Error =>
  invalid(
    'too-long-ago',
    `只能查最近 ${DAYS_BACK} 天和以后的值班。`,
    `Turns can be asked for up to ${DAYS_BACK} days back.`,
  );
