import type { Ctx } from '../../../platform/context.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { dutyCandidates, loadRules } from '../../requests/index.ts';
import { type PlaceRef, placeChainInMemory } from '../../territory/index.ts';
import type { Suggestions } from '../contract.ts';
import { historyKey, type ModelSet } from '../domain/model-set.ts';
import { type DutyCandidate, guessUnits, mergeUnits, offerCategories } from '../domain/offers.ts';
import { decidingWords } from '../domain/linear-model.ts';
import { modelInUse, modelOfList } from './model-in-memory.ts';

export interface Asked {
  content: string;
  placeId: string | null;
  source: string;
  category: string | null;
}

const ROUND = 1000;
const rounded = (confidence: number): number => Math.round(confidence * ROUND) / ROUND;

/** What to offer for a text: from the tenant's own model, or from the words of its lists where there is none. */
export async function suggest(ctx: Ctx, asked: Asked): Promise<Suggestions> {
  const { number, set } = await modelInUse(ctx);
  const category = await suggestCategory(ctx, set, asked.content);
  const forCategory = asked.category ?? category.offers[0]?.code ?? null;
  const unit = await suggestUnit(ctx, set, { ...asked, category: forCategory });
  return { category, unit: { category: forCategory, offers: unit }, model: number };
}

async function suggestCategory(ctx: Ctx, set: ModelSet | null, content: string): Promise<Suggestions['category']> {
  const basis = set?.category ? 'history' : 'list';
  const model = set?.category ?? (await modelOfList(ctx.tx));
  if (!model) return { basis, offers: [] };
  const rules = await loadRules(ctx);
  // A list published after the training may have dropped a category.
  const offers = offerCategories(model, content, basis).filter(({ label }) => rules.category(label));
  return {
    basis,
    offers: offers.map(({ label, confidence, words }) => ({ code: label, confidence: rounded(confidence), words })),
  };
}

async function suggestUnit(ctx: Ctx, set: ModelSet | null, asked: Asked): Promise<Suggestions['unit']['offers']> {
  const { content, category, placeId, source } = asked;
  const rules = await loadRules(ctx);
  const chain = placeId ? await placeChainInMemory(ctx, placeId) : [];
  const units = (await unitsInMemory(ctx)).byId;
  const duties = category ? await dutiesFor(ctx, rules, placeId, category) : [];
  const categories = category ? rules.chainOf(category) : [];
  const model = set?.unit;
  const guesses = model
    ? guessUnits(model, content, { categories, places: chain.map((place) => place.id), source })
    : new Map<string, number>();
  for (const unitId of guesses.keys()) if (!units.get(unitId)?.active) guesses.delete(unitId);
  const history = category && set ? historyOf(set, category, chain) : undefined;
  const offers = mergeUnits(guesses, duties, history?.total ?? 0, (unitId) => history?.reason(unitId));
  return offers.map((offer) => ({
    ...offer,
    confidence: rounded(offer.confidence),
    words: model ? decidingWords(model, content, offer.unitId, 3) : [],
  }));
}

async function dutiesFor(
  ctx: Ctx,
  rules: Awaited<ReturnType<typeof loadRules>>,
  placeId: string | null,
  category: string,
): Promise<DutyCandidate[]> {
  const candidates = await dutyCandidates(ctx, rules, placeId, category);
  return candidates.map(({ unit, clause, role, reason }) => ({ unitId: unit.id, clause, role, reason }));
}

/** What happened to this category in the smallest area that saw enough of it. */
function historyOf(set: ModelSet, category: string, chain: readonly PlaceRef[]) {
  const ENOUGH = 5;
  for (const place of chain) {
    const counts = set.history.get(historyKey(category, place.id));
    const total = counts ? [...counts.values()].reduce((sum, count) => sum + count, 0) : 0;
    if (!counts || (total < ENOUGH && place !== chain.at(-1))) continue;
    return {
      total,
      reason: (unitId: string): { zh: string; en: string } | undefined => {
        const count = counts.get(unitId);
        return count
          ? {
              zh: `「${place.name}」以往 ${total} 件同类诉求中，${count} 件由该单位办理`,
              en: `Of ${total} earlier requests of this kind in "${place.name}", this unit answered ${count}`,
            }
          : undefined;
      },
    };
  }
  return undefined;
}
