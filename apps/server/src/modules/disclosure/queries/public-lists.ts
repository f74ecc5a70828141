import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { passTo } from '../../files/index.ts';
import type { ListKind, PublicItem } from '../contract-parts.ts';
import type { PublicPlace } from '../contract-public.ts';
import { answerPublic, notTooOften } from './answer-public.ts';
import { compare } from './edition-diff.ts';
import { editionsOf, editionView, inForce, type InForce, newestEdition, newestEditions } from './in-force.ts';
import { pageOf, publicItems, publicRow, type RowFilter } from './public-rows.ts';
import { disclosureSettings } from './settings.ts';

const tagOf = ({ id, version }: InForce): string => `${id}:${version}`;
const head = (edition: InForce) => ({
  placeId: edition.placeId,
  place: edition.place,
  edition: editionView(edition),
});

export const publicPlaces = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const newest = await newestEditions(ctx);
    return {
      tag: newest.map(tagOf).join(),
      body: async () => {
        const places = new Map<string, PublicPlace>();
        for (const row of newest) {
          const { placeId, place, level, kind } = row;
          const here = places.get(placeId) ?? { placeId, place, level, kinds: [] };
          here.kinds.push({ kind, edition: editionView(row) });
          places.set(placeId, here);
        }
        return { items: [...places.values()], licence: (await disclosureSettings(ctx)).licence };
      },
    };
  });

/** Raised when a page has more in it, so that a browser that kept one without is not told that it still holds. */
const PAGE_FORM = 2;

export const publicList = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { kind } = call.request.params as { kind: ListKind };
    const { placeId, cursor, ...filter } = call.request.query as RowFilter & { placeId: string; cursor?: string };
    const edition = await inForce(ctx, kind, placeId);
    return {
      tag: `${tagOf(edition)} ${PAGE_FORM}`,
      body: async () => {
        if (filter.q || filter.sort || filter.place) await notTooOften(ctx, 'search');
        return { ...head(edition), ...(await pageOf(ctx, edition, filter, cursor)) };
      },
    };
  });

/** One row of the edition; undefined when it is not on the list. */
async function itemOf(ctx: Ctx, edition: InForce | undefined, id: string): Promise<PublicItem | undefined> {
  if (!edition || edition.withdrawnAt) return undefined;
  const item = await publicRow(ctx, edition, id);
  if (!item) return undefined;
  return { ...item, pictures: item.pictures.map((picture) => ({ ...picture, claim: passTo(ctx, picture.id) })) };
}

const twin: Partial<Record<ListKind, ListKind>> = { projects: 'effects', effects: 'projects' };

export const publicItemPage = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { kind, id } = call.request.params as { kind: ListKind; id: string };
    const { placeId } = call.request.query as { placeId: string };
    const edition = await inForce(ctx, kind, placeId);
    const other = twin[kind] && (await newestEdition(ctx, twin[kind], placeId));
    // Passes to pictures change by the hour.
    const hour = Math.floor(ctx.now.getTime() / 3_600_000);
    return {
      tag: `${tagOf(edition)} ${other ? tagOf(other) : ''} ${hour}`,
      body: async () => {
        const item = await itemOf(ctx, edition, id);
        if (!item)
          throw notFound(
            '这一条不在现在的公示清单上，可能已撤下。',
            'This is not on the public list now: it may have been taken off.',
          );
        return { ...head(edition), item, also: (await itemOf(ctx, other, id)) ?? null };
      },
    };
  });

export const publicEditions = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { kind } = call.request.params as { kind: ListKind };
    const { placeId } = call.request.query as { placeId: string };
    const editions = await editionsOf(ctx, kind, placeId);
    return { tag: editions.map(tagOf).join(), body: async () => ({ items: editions.map(editionView) }) };
  });

export const publicDiff = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { kind } = call.request.params as { kind: ListKind };
    const { placeId, from, to } = call.request.query as { placeId: string; from: number; to: number };
    const shown = (await editionsOf(ctx, kind, placeId)).filter(({ withdrawnAt }) => withdrawnAt === null);
    const [before, next] = [from, to].map((number) => shown.find((edition) => edition.number === number));
    if (!before || !next) throw notFound();
    return {
      tag: `${tagOf(before)} ${tagOf(next)}`,
      body: async () => {
        await notTooOften(ctx, 'search');
        return compare(ctx, before, next);
      },
    };
  });

export const publicGivers = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { placeId } = call.request.query as { placeId: string };
    const edition = await inForce(ctx, 'resources', placeId);
    return {
      tag: tagOf(edition),
      body: async () => {
        await notTooOften(ctx, 'search');
        const units = new Map<string, PublicItem[]>();
        const items = edition.withdrawnAt ? [] : await publicItems(ctx, edition);
        for (const item of items) if (item.unit) units.set(item.unit, [...(units.get(item.unit) ?? []), item]);
        return { ...head(edition), items: [...units].map(([unit, gives]) => ({ unit, gives })) };
      },
    };
  });
