import type { Limit } from '../../../kernel/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  type CategoryItem,
  currentLists,
  type DutyItem,
  type DutyParty,
  type LimitItem,
  type LimitQuestion,
  listVersion,
  presetLimits,
  type RejectionItem,
  resolveDuties,
  resolveLimit,
} from '../../lists/index.ts';
import { type UnitRef, unitServingInMemory, unitsInMemory } from '../../organizations/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { Rules } from '../domain/request.ts';
import { requestSettings } from './settings.ts';

export interface Compiled extends Rules {
  chainOf(code: string): string[];
  duties: DutyItem[];
}

const compiled = new Map<string, Compiled>();
const KEPT = 64;

/**
 * The lists that govern a request: those it began with, or those in force for a new one. Versions never change, so what
 * is compiled from them is kept.
 */
export async function loadRules(ctx: Ctx, ids?: Record<string, string>): Promise<Compiled> {
  if (ids && Object.keys(ids).length > 0) {
    const key = keyOf(ids);
    const known = compiled.get(key);
    if (known) return known;
    const versions = await Promise.all(names.map((name) => itemsOf(ctx, name, ids[name] ?? '')));
    return keep(key, compile(ids, versions));
  }
  const current = await currentLists(ctx.tx);
  const { emergency } = await requestSettings(ctx);
  const currentIds: Record<string, string> = Object.fromEntries(names.map((name) => [name, current[name].id]));
  if (emergency) return loadRules(ctx, { ...currentIds, limit: emergency.presetId });
  const key = keyOf(currentIds);
  return (
    compiled.get(key) ??
    keep(
      key,
      compile(
        currentIds,
        names.map((name) => current[name].items),
      ),
    )
  );
}

/** A version of the list, or an emergency preset: what began with one keeps it. */
async function itemsOf(ctx: Ctx, name: string, id: string): Promise<readonly unknown[]> {
  const version = await listVersion(ctx.tx, id);
  if (version || name !== 'limit') return version?.items ?? [];
  const [preset] = await ctx.tx.sql<{ items: unknown[] }>(
    'select items from limit_presets where tenant_id = $1 and id = $2::uuid',
    [ctx.tx.tenantId, id || null],
  );
  return preset?.items ?? [];
}

const isLoop = (stage: string): boolean => !['report', 'urge-answer', 'supervise'].includes(stage);

const names = ['category', 'duty', 'limit', 'rejection', 'calendar'] as const;
const keyOf = (ids: Record<string, string>): string => names.map((name) => ids[name]).join();

function keep(key: string, rules: Compiled): Compiled {
  if (compiled.size >= KEPT) compiled.delete(compiled.keys().next().value ?? '');
  compiled.set(key, rules);
  return rules;
}

function compile(ids: Record<string, string>, items: readonly (readonly unknown[])[]): Compiled {
  const categories = new Map((items[0] as CategoryItem[]).map((item) => [item.code, item]));
  const duties = items[1] as DutyItem[];
  const limits = items[2] as LimitItem[];
  const rejections = new Map((items[3] as RejectionItem[]).map((item) => [item.code, item]));
  const calendar = items[4]?.[0] as Rules['calendar'] | undefined;
  if (!calendar) throw new Error('the tenant has no working calendar in force');
  const clauses = new Set(duties.map((duty) => duty.clause));
  const chainOf = (code: string): string[] => {
    const chain: string[] = [];
    for (
      let at = categories.get(code);
      at && !chain.includes(at.code);
      at = at.parent ? categories.get(at.parent) : undefined
    )
      chain.push(at.code);
    return chain;
  };
  // Lists that were published before 报到 and 督办 had limits are silent about them.
  const limitOf = (question: LimitQuestion): Limit | undefined =>
    resolveLimit(limits, question) ?? (isLoop(question.stage) ? undefined : resolveLimit(presetLimits, question));
  const found = new Map<string, Limit | undefined>();
  return {
    ids,
    calendar,
    duties,
    chainOf,
    category(code) {
      const item = categories.get(code);
      return item?.active
        ? {
            code: item.code,
            name: item.name,
            skip: item.skip,
            defaultUrgency: item.defaultUrgency,
            nextSteps: item.nextSteps ?? null,
          }
        : undefined;
    },
    limit(stage, category, urgency) {
      const key = `${stage} ${category} ${urgency}`;
      if (!found.has(key))
        found.set(
          key,
          limitOf({
            categories: category ? chainOf(category) : [],
            urgency: urgency as 'normal',
            stage: stage as 'handle',
          }),
        );
      return found.get(key);
    },
    rejection(code) {
      const item = rejections.get(code);
      return item && { code: item.code, name: item.name, advice: item.advice, phone: item.phone ?? null };
    },
    hasClause: (clause) => clauses.has(clause),
  };
}

export interface DutyCandidate {
  unit: UnitRef;
  clause: string;
  role: 'lead' | 'assisting';
  reason: { zh: string; en: string };
}

/** Who should answer by the duty list and the place, most specific clause first; helpers after the lead. */
export async function dutyCandidates(
  ctx: Ctx,
  rules: Compiled,
  placeId: string | null,
  category: string,
): Promise<DutyCandidate[]> {
  const chain = placeId ? await placeChainInMemory(ctx, placeId) : [];
  const duties = resolveDuties(rules.duties, {
    categories: rules.chainOf(category),
    places: chain.map((place) => place.code),
  });
  const candidates: DutyCandidate[] = [];
  for (const { duty, reason } of duties.slice(0, 3)) {
    const lead = await unitOf(ctx, duty.lead, chain);
    if (lead) candidates.push({ unit: lead, clause: duty.clause, role: 'lead', reason });
    for (const party of duty.assist) {
      const assisting = await unitOf(ctx, party, chain);
      if (assisting) candidates.push({ unit: assisting, clause: duty.clause, role: 'assisting', reason });
    }
  }
  return candidates.filter((each, i) => candidates.findIndex((other) => other.unit.id === each.unit.id) === i);
}

/** The unit that a duty list would have lead, and its clause: of the nearest clauses the first whose leader exists. */
export async function dutyLeader(
  ctx: Ctx,
  items: readonly DutyItem[],
  categories: readonly string[],
  placeId: string | null,
): Promise<{ unitId: string; clause: string } | null> {
  const chain = placeId ? await placeChainInMemory(ctx, placeId) : [];
  const duties = resolveDuties(items, { categories, places: chain.map((place) => place.code) });
  for (const { duty } of duties.slice(0, 3)) {
    const lead = await unitOf(ctx, duty.lead, chain);
    if (lead) return { unitId: lead.id, clause: duty.clause };
  }
  return null;
}

async function unitOf(ctx: Ctx, party: DutyParty, chain: readonly { id: string }[]): Promise<UnitRef | undefined> {
  if (party.kind === 'unit') return (await unitsInMemory(ctx)).byCode.get(party.unit);
  const places = chain.map((place) => place.id);
  return unitServingInMemory(ctx, places, [party.unitKind]);
}

/** The clause under which this very unit answers, so that a dispatch cites it without being asked to. */
export async function dutyClauseFor(
  ctx: Ctx,
  rules: Compiled,
  matter: { placeId: string | null },
  category: string,
  unitId: string,
): Promise<string | undefined> {
  return (await dutyCandidates(ctx, rules, matter.placeId, category)).find((candidate) => candidate.unit.id === unitId)
    ?.clause;
}
