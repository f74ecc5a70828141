import type { Ctx } from '../../../platform/context.ts';
import { insertMatter, type nextMatterNumber, newMatter, titleOf } from '../../matters/index.ts';
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
export async function insertNeed(ctx: Ctx, { id, numbered, facts, spot, source }: NewNeed): Promise<LoadedNeed> {
  const { actor, now } = ctx;
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
  const data = { number, state: needFlow.initial, holderId: spot.unitId, placeId: spot.placeId, sort: own.sort };
  const stored = await insertMatter(ctx, {
    matter,
    sequence,
    searchText: `${own.content} ${own.address}`,
    events: [{ kind: 'need.noted', data: { ...data, source: source.source, sourceId: source.subjectId ?? null } }],
    own: { table: 'needs', values: columnsOf(own) },
    parties: [],
  });
  await keepSource(ctx, id, source);
  return { matter: stored as LoadedNeed['matter'], own, partyIds: [] };
}

/** Keeps where a need comes from; the same matter only once. */
export async function keepSource({ tx, actor, now, newId }: Ctx, needId: string, source: NewSource): Promise<void> {
  await tx.sql(
    `insert into need_sources (tenant_id, id, need_id, source, subject_id, reference, added_by, added_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (tenant_id, subject_id, need_id) where subject_id is not null do nothing`,
    [
      tx.tenantId,
      newId(),
      needId,
      source.source,
      source.subjectId ?? null,
      source.reference?.trim() ?? '',
      actor.personId,
      now,
    ],
  );
}

export async function resultOf(ctx: Ctx, need: LoadedNeed): Promise<NeedResult> {
  const { id, number, state, version } = need.matter;
  return { id, number, state, version, abilities: needAbilities(ctx.actor, await governedNeed(ctx, need)) };
}
