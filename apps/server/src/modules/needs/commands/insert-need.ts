import type { Ctx } from '../../../platform/context.ts';
import { insertMatter, insertMatters, newMatter, type nextMatterNumber, titleOf } from '../../matters/index.ts';
import type { Spot } from '../../patrols/index.ts';
import type { NeedResult, NeedSource } from '../contract.ts';
import { columnsOf, type NeedFacts, notedNeed } from '../domain/need.ts';
import { needFlow } from '../flow.ts';
import { needAbilities } from '../policy.ts';
import { governedNeed, type LoadedNeed } from '../queries/load-need.ts';

export interface NewSource {
  source: NeedSource;
  subjectId?: string | undefined;
  reference?: string | undefined;
}
export interface NewNeed {
  id: string;
  numbered: Awaited<ReturnType<typeof nextMatterNumber>>;
  facts: NeedFacts;
  spot: Spot;
  source: NewSource;
}

/** A new need before the unit that looks after the place, with where it comes from. */
export async function insertNeed(ctx: Ctx, given: NewNeed): Promise<LoadedNeed> {
  const { own, ...change } = newNeed(ctx, given);
  const row = { table: 'needs', values: columnsOf(own) };
  const stored = await insertMatter(ctx, { ...change, own: row, parties: [] });
  await keepSources(ctx, [given]);
  return { matter: stored as LoadedNeed['matter'], own, partyIds: [] };
}

/** Many new needs, each as if noted by itself, in two statements. */
export async function insertNeeds(ctx: Ctx, given: readonly NewNeed[]): Promise<LoadedNeed[]> {
  const made = given.map((each) => newNeed(ctx, each, true));
  const stored = await insertMatters(
    ctx,
    made.map(({ own, ...change }) => ({ ...change, own: { table: 'needs', values: columnsOf(own) }, parties: [] })),
  );
  await keepSources(ctx, given);
  return made.map(({ own }, i) => ({ matter: stored[i] as LoadedNeed['matter'], own, partyIds: [] }));
}

function newNeed({ actor, now }: Ctx, { id, numbered, facts, spot, source }: NewNeed, together = false) {
  const own = notedNeed(facts, actor.personId);
  const { number, sequence } = numbered;
  const matter = newMatter(now, {
    id,
    kind: needFlow.kind,
    number,
    title: titleOf(own.content),
    state: needFlow.initial,
    source: source.source,
    placeId: spot.placeId,
    placePath: spot.placePath,
    holderId: spot.unitId,
  });
  const data = {
    number,
    state: needFlow.initial,
    holderId: spot.unitId,
    placeId: spot.placeId,
    sort: own.sort,
    ...(together && { together }),
  };
  return {
    matter,
    sequence,
    searchText: `${own.content} ${own.address}`,
    events: [{ kind: 'need.noted', data: { ...data, source: source.source, sourceId: source.subjectId ?? null } }],
    own,
  };
}

async function keepSources(ctx: Ctx, given: readonly Pick<NewNeed, 'id' | 'source'>[]): Promise<void> {
  const { tx, actor, now, newId } = ctx;
  const rows = given.map(({ id, source }) => ({
    id: newId(),
    need_id: id,
    source: source.source,
    subject_id: source.subjectId ?? null,
    reference: source.reference?.trim() ?? '',
  }));
  await tx.sql(
    `insert into need_sources (tenant_id, id, need_id, source, subject_id, reference, added_by, added_at)
     select $1, x.id, x.need_id, x.source, x.subject_id, x.reference, $3, $4
     from jsonb_to_recordset($2::jsonb) as x(id uuid, need_id uuid, source text, subject_id uuid, reference text)
     on conflict (tenant_id, subject_id, need_id) where subject_id is not null do nothing`,
    [tx.tenantId, JSON.stringify(rows), actor.personId, now],
  );
}

/** Keeps where a need comes from; the same matter only once. */
export const keepSource = (ctx: Ctx, needId: string, source: NewSource): Promise<void> =>
  keepSources(ctx, [{ id: needId, source }]);

export async function resultOf(ctx: Ctx, need: LoadedNeed): Promise<NeedResult> {
  const { id, number, state, version } = need.matter;
  return { id, number, state, version, abilities: needAbilities(ctx.actor, await governedNeed(ctx, need)) };
}
