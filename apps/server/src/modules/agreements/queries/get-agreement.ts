import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { logOf, matterHead } from '../../matters/index.ts';
import type { Agreement, Edition } from '../contract.ts';
import { reviewSeenBy } from '../domain/agreement.ts';
import { differenceOf } from '../domain/difference.ts';
import { agreementAbilities, can } from '../policy.ts';
import {
  editionsOf,
  governedAgreement,
  loadAgreement,
  type LoadedAgreement,
  loadEdition,
  type StoredEdition,
} from './load-agreement.ts';
import { missingFrom, offeredRows } from './offered-rows.ts';
import { progressOf } from './row-progress.ts';

const RENEWED = `select a.id from agreements a join matters m on m.tenant_id = a.tenant_id and m.id = a.id
  where a.tenant_id = $1 and a.renews_id = $2 and m.state <> 'withdrawn' order by m.created_at desc limit 1`;

/** Loads one that the caller may read. Throws not-found. */
export async function readAgreement(ctx: Ctx, id: string): Promise<LoadedAgreement> {
  const loaded = await loadAgreement(ctx, id);
  if (!can(ctx.actor, 'read', await governedAgreement(ctx, loaded))) throw notFound();
  return loaded;
}

/** One agreement with all that belongs to it and what the caller may do. Throws not-found. */
export async function getAgreement(ctx: Ctx, id: string): Promise<Agreement> {
  const { tx } = ctx;
  const loaded = await readAgreement(ctx, id);
  const { matter, own, edition } = loaded;
  const seen = await governedAgreement(ctx, loaded);
  const [renewed] = await tx.sql<{ id: string }>(RENEWED, [tx.tenantId, id]);
  const { reviews, ...shown } = own;
  return {
    ...matterHead(matter),
    ...shown,
    mySide: seen.side,
    content: edition.content,
    editions: (await editionsOf(ctx, id)).map(editionView),
    progress: await progressOf(ctx, edition.content, own.communityId),
    reviews: reviews.map((review) => reviewSeenBy(review, seen.side)),
    renewedById: renewed?.id ?? null,
    clocks: matter.clocks,
    log: await logOf(tx, id),
    abilities: agreementAbilities(ctx.actor, seen).filter((name) => name !== 'renew' || !renewed),
  };
}

const editionView = ({ content: _content, signatures, writtenAt, sentAt, ...edition }: StoredEdition): Edition => ({
  ...edition,
  writtenAt: writtenAt.toISOString(),
  sentAt: sentAt?.toISOString() ?? null,
  signatures: signatures.map(({ side, unitId, person, at }) => ({
    side,
    unitId,
    person,
    at: new Date(at).toISOString(),
  })),
});

/** What differs between two editions. Throws not-found. */
export async function compareEditions(ctx: Ctx, id: string, numbers: { before: number; after: number }) {
  await readAgreement(ctx, id);
  const before = await loadEdition(ctx, id, numbers.before);
  const after = await loadEdition(ctx, id, numbers.after);
  return { items: differenceOf(before.content, after.content) };
}

/** What could be put on the lists and is not there yet; for the sides alone. Throws not-found. */
export async function listOffers(ctx: Ctx, id: string) {
  const loaded = await readAgreement(ctx, id);
  if ((await governedAgreement(ctx, loaded)).side === null) throw notFound();
  return missingFrom(loaded.edition.content, await offeredRows(ctx, loaded.own));
}
