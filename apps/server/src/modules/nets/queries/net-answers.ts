import type { Ground } from '../../territory/index.ts';
import type { NetAnswer, OnDuty } from '../contract.ts';
import { type DutyHours, dutyOf, type Turn, turnAt } from '../domain/duty.ts';
import { type NetKind, netKinds } from '../domain/kinds.ts';
import { matchedWord } from '../domain/match-net.ts';
import { sharesOf } from '../domain/share-of-place.ts';
import type { NetInMemory, NetsInMemory, SectionInMemory } from './nets-in-memory.ts';

/** What the answers are made from, all of it in memory. */
export interface AnswerSources {
  nets: NetsInMemory;
  ground: Ground;
  units: ReadonlyMap<string, { shortName: string; phone: string | null }>;
  timezone: string;
}
export interface AnswerFilter {
  kind?: NetKind;
  /** Tidied; nets that the words ask for come first. */
  words: string;
}
interface Found {
  section: SectionInMemory;
  cover: 'ground' | 'place';
  placeId: string | null;
  share: number | null;
}

/** Sections at a CGCS2000 point: whose own ground holds it, and which list the place it lies in or one above. Microseconds. */
export function sectionsAt({ nets, ground }: AnswerSources, lon: number, lat: number): Found[] {
  const found = listedIn(
    nets,
    ground.chainAt(lon, lat).map(({ id }) => id),
  );
  const over = nets.grounds.at(lon, lat);
  return [...over.map((section): Found => ({ section, cover: 'ground', placeId: null, share: null })), ...found];
}

function listedIn({ byPlace }: NetsInMemory, chain: readonly string[]): Found[] {
  return chain.flatMap((placeId) =>
    (byPlace.get(placeId) ?? []).map((section): Found => ({ section, cover: 'place', placeId, share: null })),
  );
}

/** Sections of a whole place, with the part of it that each covers; worked out once until nets or territory change. */
export function sectionsOf(sources: AnswerSources, placeId: string): Found[] {
  const { nets, ground } = sources;
  if (nets.shares.groundChange !== ground.change) nets.shares = { groundChange: ground.change, byPlace: new Map() };
  let shares = nets.shares.byPlace.get(placeId);
  if (!shares) {
    shares = sharesOf(
      ground.lowestUnder(placeId).map(({ id }) => ({
        chain: ground.chainOf(id).map((place) => place.id),
        boundary: ground.boundaryOf(id),
      })),
      (id) => nets.byPlace.get(id) ?? [],
      (bounds) => nets.grounds.near(bounds),
    );
    nets.shares.byPlace.set(placeId, shares);
  }
  const chain = ground.chainOf(placeId).map(({ id }) => id);
  return shares.map(({ section, share }): Found => {
    if (section.ground.length > 0) return { section, cover: 'ground', placeId: null, share };
    const listed = chain.find((id) => section.placeIds.includes(id)) ?? null;
    return { section, cover: 'place', placeId: listed, share };
  });
}

/** Found sections as answers: asked-for nets first, then by kind, the larger share and the nearer place first. */
export function answersFrom(
  sources: AnswerSources,
  found: readonly Found[],
  { kind, words }: AnswerFilter,
  at: number,
): NetAnswer[] {
  const turns = new Map<string, EndingTurn>();
  const matches = new Map<NetInMemory, string | null>();
  const answers: { answer: NetAnswer; rank: number }[] = [];
  for (const { section, cover, placeId, share } of found) {
    const { net } = section;
    if (kind !== undefined && net.kind !== kind) continue;
    const unit = sources.units.get(net.unitId);
    if (!matches.has(net)) matches.set(net, matchedWord(words, net));
    const matched = matches.get(net) ?? null;
    const answer: NetAnswer = {
      netId: net.id,
      net: net.name,
      kind: net.kind,
      sectionId: section.id,
      section: section.name,
      unitId: net.unitId,
      unit: unit?.shortName ?? '',
      phone: section.phone ?? unit?.phone ?? null,
      onDuty: onDutyIn(sources.nets, section, turnOf(net, turns, at, sources.timezone)),
      why: {
        cover,
        place: placeId === null ? null : (sources.ground.places.get(placeId)?.name ?? null),
        share,
        matched,
      },
    };
    answers.push({ answer, rank: (matched === null ? 100 : 0) + netKinds.indexOf(net.kind) - (share ?? 0) / 2 });
  }
  return answers.sort((a, b) => a.rank - b.rank).map(({ answer }) => answer);
}

/** A turn with its end as it is shown: written once for all nets that share it. */
type EndingTurn = Turn & { ends: string };
function endingTurn(at: number, hours: DutyHours, timezone: string): EndingTurn {
  const turn = turnAt(at, hours, timezone);
  return { ...turn, ends: new Date(turn.until).toISOString() };
}

/** The turn of a net; nets that keep the same hours share it. */
function turnOf(net: DutyHours, turns: Map<string, EndingTurn>, at: number, timezone: string): EndingTurn {
  const key = `${net.dayStart} ${net.nightStart}`;
  let turn = turns.get(key);
  if (!turn) {
    turn = endingTurn(at, net, timezone);
    turns.set(key, turn);
  }
  return turn;
}

function onDutyIn({ people }: NetsInMemory, section: SectionInMemory, turn: EndingTurn): OnDuty | null {
  const { personId, standIn, insteadOfId } = dutyOf(section, turn);
  const person = personId === null ? undefined : people.get(personId);
  if (!person) return null;
  return {
    ...person,
    shift: turn.shift,
    wholeDay: section.net.nightStart === null,
    until: turn.ends,
    standIn,
    insteadOf: insteadOfId === null ? null : (people.get(insteadOfId)?.name ?? null),
  };
}

/** Who is on duty in a section at an instant. */
export const onDutyAt = (nets: NetsInMemory, section: SectionInMemory, at: number, timezone: string): OnDuty | null =>
  onDutyIn(nets, section, endingTurn(at, section.net, timezone));
