import {
  bestGuesses,
  decidingWords,
  type Guess,
  type LinearModel,
  marginsOf,
  softened,
  vectorOf,
} from './linear-model.ts';
import { type Facts, factHashes } from './fact-features.ts';
import { textBag } from './text-features.ts';

export interface Offer extends Guess {
  words: string[];
}

const MOST = 3;
const MOST_WORDS = 5;
/** Below this the best guess is not said; the ones behind it need less. */
const SAID_FROM = 0.3;
const BESIDE_FROM = 0.05;
/**
 * What is known only by the list's words was never measured against requests: a class that stands half a margin above all
 * others is said with a half, and none as certain.
 */
const listSharpness = (classes: number): number => 2 * Math.log(Math.max(classes, 2));
const LIST_AT_MOST = 0.7;

/** The likeliest categories with the words that decided; empty when nothing is sure enough. */
export function offerCategories(model: LinearModel, text: string, basis: 'history' | 'list'): Offer[] {
  const vector = vectorOf(model, { text: textBag(text) });
  // Without a single known word only the frequencies of the classes would speak.
  if (vector.at.length === 0) return [];
  const sharpness = basis === 'list' ? listSharpness(model.labels.length) : model.sharpness;
  const chances = softened(marginsOf(model, vector), sharpness);
  const guesses = bestGuesses(model.labels, chances, MOST);
  if ((guesses[0]?.confidence ?? 0) < SAID_FROM) return [];
  return guesses
    .filter(({ confidence }) => confidence >= BESIDE_FROM)
    .map((guess) => (basis === 'list' ? { ...guess, confidence: Math.min(guess.confidence, LIST_AT_MOST) } : guess))
    .map((guess) => ({ ...guess, words: decidingWords(model, text, guess.label, MOST_WORDS) }));
}

/** What the words, the place and the category say of the unit: all of it, to be weighed against the duty list. */
export function guessUnits(model: LinearModel, text: string, facts: Facts): Map<string, number> {
  const vector = vectorOf(model, { text: textBag(text), facts: factHashes(facts) });
  const chances = softened(marginsOf(model, vector), model.sharpness);
  return new Map(model.labels.map((label, c) => [label, chances[c] ?? 0]));
}

/** A clause that names a unit, in the order of precedence. */
export interface DutyCandidate {
  unitId: string;
  clause: string;
  role: 'lead' | 'assisting';
  reason: { zh: string; en: string };
}

export interface UnitOffer {
  unitId: string;
  confidence: number;
  clause: string | null;
  reasons: { zh: string; en: string }[];
}

/** The duty list counts as so many requests: with fewer of its own, history only corrects it. */
const LIST_COUNTS = 20;

/**
 * The duty list and what really happened, as one answer. `seen` is how many requests of this category in this area are
 * behind the guesses: none leaves the list alone, many overrule it, and either way the clause is shown where one applies.
 */
export function mergeUnits(
  guesses: ReadonlyMap<string, number>,
  duties: readonly DutyCandidate[],
  seen: number,
  historyOf: (unitId: string) => { zh: string; en: string } | undefined,
): UnitOffer[] {
  const listed = listShares(duties);
  const trust = guesses.size === 0 ? 0 : listed.size === 0 ? 1 : seen / (seen + LIST_COUNTS);
  const units = new Set([...guesses.keys(), ...listed.keys()]);
  const offers = [...units].map((unitId): UnitOffer => {
    const duty = duties.find((each) => each.unitId === unitId);
    const history = historyOf(unitId);
    return {
      unitId,
      confidence: trust * (guesses.get(unitId) ?? 0) + (1 - trust) * (listed.get(unitId) ?? 0),
      clause: duty?.clause ?? null,
      reasons: [...(duty ? [duty.reason] : []), ...(history ? [history] : [])],
    };
  });
  offers.sort((a, b) => b.confidence - a.confidence);
  if ((offers[0]?.confidence ?? 0) < SAID_FROM) return [];
  return offers.slice(0, MOST).filter((offer) => offer.confidence >= BESIDE_FROM);
}

/** The first clause's lead is meant in most cases; helpers and wider clauses share the rest. */
function listShares(duties: readonly DutyCandidate[]): Map<string, number> {
  const shares = new Map<string, number>();
  let left = 1;
  for (const { unitId, role } of duties) {
    const share = left * (role === 'lead' ? 0.75 : 0.4);
    shares.set(unitId, (shares.get(unitId) ?? 0) + share);
    left -= share;
  }
  return shares;
}
