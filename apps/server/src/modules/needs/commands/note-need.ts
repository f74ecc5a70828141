import { AppError, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { nextMatterNumber } from '../../matters/index.ts';
import { ownSpot, takeFinding } from '../../patrols/index.ts';
import { takeAction, wordsOfRequest } from '../../requests/index.ts';
import type { NeedFrom, NeedResult, NoteNeed } from '../contract.ts';
import type { LoadedNeed } from '../queries/load-need.ts';
import { knownSort, needSettings, unknownSort } from '../queries/settings.ts';
import { insertNeed, insertNeeds, type NewNeed, resultOf } from './insert-need.ts';

/** Somebody notes a need in the own area. Throws invalid: unknown-sort, unknown-place, place-needed. */
export async function noteNeed(ctx: Ctx, { placeId, source, ...facts }: NoteNeed): Promise<NeedResult> {
  await knownSort(ctx, 'needSorts', facts.sort);
  const spot = await ownSpot(ctx, placeId);
  const numbered = await nextMatterNumber(ctx);
  return resultOf(ctx, await insertNeed(ctx, { id: ctx.newId(), numbered, facts, spot, source }));
}

/**
 * Notes many as if each had been entered by itself; one answer a row, in order: the need, or why it is refused. What is
 * refused leaves the others standing.
 */
export async function noteNeeds(ctx: Ctx, rows: readonly NoteNeed[]): Promise<(LoadedNeed | AppError)[]> {
  const { needSorts } = await needSettings(ctx);
  const sorts = new Set(needSorts.map(({ code }) => code));
  const answers: (NewNeed | AppError)[] = [];
  for (const { placeId, source, ...facts } of rows)
    answers.push(
      await orRefusal(async () => {
        if (!sorts.has(facts.sort)) throw unknownSort();
        const spot = await ownSpot(ctx, placeId);
        return { id: ctx.newId(), numbered: await nextMatterNumber(ctx), facts, spot, source };
      }),
    );
  const stored = await insertNeeds(
    ctx,
    answers.filter((each): each is NewNeed => !(each instanceof AppError)),
  );
  const byId = new Map(stored.map((need) => [need.matter.id, need]));
  return answers.flatMap((each) => (each instanceof AppError ? each : (byId.get(each.id) ?? [])));
}

async function orRefusal<T>(work: () => Promise<T>): Promise<T | AppError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/**
 * 一键转需求: the request hands over to a new need in the same transaction, so that it is closed only once the need has
 * ended. Throws what the transfer of the request throws (not-found, not-in-this-state, already-linked, version-conflict).
 */
export async function needFromRequest(
  ctx: Ctx,
  requestId: string,
  { requestVersion, note, ...given }: NeedFrom & { requestVersion: number; note?: string },
): Promise<NeedResult> {
  await knownSort(ctx, 'needSorts', given.sort);
  const numbered = await nextMatterNumber(ctx);
  const id = ctx.newId();
  await takeAction(ctx, 'transfer', requestId, {
    version: requestVersion,
    kind: 'need',
    reference: numbered.number,
    targetId: id,
    ...(note && { note }),
  });
  const request = await wordsOfRequest(ctx, requestId);
  if (request.placeId === null) throw noPlace();
  const spot = await ownSpot(ctx, request.placeId);
  const source = { source: 'request' as const, subjectId: requestId, reference: request.number };
  const facts = { ...given, content: given.content ?? request.content, address: given.address ?? request.address };
  return resultOf(ctx, await insertNeed(ctx, { id, numbered, facts, spot, source }));
}

/** Takes over what was found on a visit or a round. Throws not-found, conflict (finding-taken), version-conflict. */
export async function needFromFinding(
  ctx: Ctx,
  findingId: string,
  { findingVersion, ...given }: NeedFrom & { findingVersion: number },
): Promise<NeedResult> {
  await knownSort(ctx, 'needSorts', given.sort);
  const numbered = await nextMatterNumber(ctx);
  const id = ctx.newId();
  const finding = await takeFinding(ctx, findingId, {
    reference: numbered.number,
    targetId: id,
    version: findingVersion,
  });
  if (finding.kind !== 'need')
    throw invalid('not-a-need', '这一条不是需求，请转调解。', 'This is no need: hand it over to mediation.');
  const spot = await ownSpot(ctx, finding.placeId);
  const source = { source: 'visit' as const, subjectId: finding.id };
  const facts = { ...given, content: given.content ?? finding.content };
  return resultOf(ctx, await insertNeed(ctx, { id, numbered, facts, spot, source }));
}

const noPlace = (): Error =>
  invalid(
    'place-needed',
    '这件诉求还没有定位到网格，请先补上网格再转需求。',
    'This request has no grid yet: give it one before handing it over.',
  );
