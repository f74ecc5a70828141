import { conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { staleVersion, updateMatter } from '../../matters/index.ts';
import type { NeedResult } from '../contract.ts';
import { columnsOf, type NeedFacts, notedNeed } from '../domain/need.ts';
import { can } from '../policy.ts';
import { governedNeed, type LoadedNeed, loadNeed } from '../queries/load-need.ts';
import { knownSort } from '../queries/settings.ts';
import { keepSource, type NewSource, resultOf } from './insert-need.ts';

/** Puts the facts right while the need waits to be verified; by that its reviser may not verify it. */
export async function reviseNeed(
  ctx: Ctx,
  id: string,
  { version, ...given }: Partial<NeedFacts> & { version: number },
): Promise<NeedResult> {
  const need = await seen(ctx, id, version);
  if (!can(ctx.actor, 'revise', await governedNeed(ctx, need))) throw verifiedAlready();
  if (given.sort) await knownSort(ctx, 'needSorts', given.sort);
  const { notedBy, sort, content, address, people, group, wantedBy, repeatable, words } = notedNeed(
    { ...need.own, ...given },
    ctx.actor.personId,
  );
  const revised = { notedBy, sort, content, address, people, group, wantedBy, repeatable, words };
  return store(ctx, need, revised, { kind: 'need.revised', data: { fields: Object.keys(given).sort() } });
}

/** Keeps a further source of a need. */
export async function addNeedSource(ctx: Ctx, id: string, source: NewSource): Promise<NeedResult> {
  const need = await seen(ctx, id);
  await keepSource(ctx, id, source);
  return store(
    ctx,
    need,
    {},
    { kind: 'need.sourced', data: { source: source.source, sourceId: source.subjectId ?? null } },
  );
}

async function seen(ctx: Ctx, id: string, version?: number): Promise<LoadedNeed> {
  const need = await loadNeed(ctx, id, true);
  const governed = await governedNeed(ctx, need);
  if (!can(ctx.actor, 'read', governed)) throw notFound();
  if (!governed.inScope) throw forbidden();
  if (version !== undefined && version !== need.matter.version) throw staleVersion(need.matter.version);
  return need;
}

async function store(
  ctx: Ctx,
  need: LoadedNeed,
  own: Partial<LoadedNeed['own']>,
  event: { kind: string; data: Record<string, unknown> },
): Promise<NeedResult> {
  const { matter } = need;
  const stored = await updateMatter(ctx, {
    before: matter,
    after: matter,
    events: [{ ...event, data: { number: matter.number, ...event.data } }],
    own: { table: 'needs', values: columnsOf(own) },
    parties: [],
  });
  return resultOf(ctx, { ...need, matter: stored as LoadedNeed['matter'], own: { ...need.own, ...own } });
}

const verifiedAlready = (): Error =>
  conflict(
    'need-is-verified',
    '这项需求已经核实，内容不能再改。需要更正时请先退回核实。',
    'This need has been verified: send it back first to put it right.',
  );
