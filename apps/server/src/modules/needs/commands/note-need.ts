import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { nextMatterNumber } from '../../matters/index.ts';
import { ownSpot, takeFinding } from '../../patrols/index.ts';
import { takeAction, wordsOfRequest } from '../../requests/index.ts';
import type { NeedFrom, NeedResult, NoteNeed } from '../contract.ts';
import { knownSort } from '../queries/settings.ts';
import { insertNeed, resultOf } from './insert-need.ts';

/** Somebody notes a need in the own area. Throws invalid: unknown-sort, unknown-place, place-needed. */
export async function noteNeed(ctx: Ctx, { placeId, source, ...facts }: NoteNeed): Promise<NeedResult> {
  await knownSort(ctx, 'needSorts', facts.sort);
  const spot = await ownSpot(ctx, placeId);
  const numbered = await nextMatterNumber(ctx);
  return resultOf(ctx, await insertNeed(ctx, { id: ctx.newId(), numbered, facts, spot, source }));
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
