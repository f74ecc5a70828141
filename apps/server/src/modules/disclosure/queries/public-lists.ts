import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { passTo } from '../../files/index.ts';
import type { ItemFacts, ListKind, PublicItem } from '../contract-parts.ts';
import type { PublicPlace } from '../contract-public.ts';
import { type ItemTexts, publicItem } from '../domain/item.ts';
import { readPosition, writePosition } from '../domain/position.ts';
import { answerPublic, notTooOften } from './answer-public.ts';
import { compare, publicItems } from './edition-diff.ts';
import { editionsOf, editionView, inForce, type InForce, newestEdition, newestEditions } from './in-force.ts';
import { disclosureSettings } from './settings.ts';

const PAGE = 30;
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

interface ListQuery {
  placeId: string;
  q?: string;
  cursor?: string;
}
interface Row {
  id: string;
  position: number;
  facts: ItemFacts;
  texts: ItemTexts;
}

export const publicList = (call: RawCall): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { kind } = call.request.params as { kind: ListKind };
    const { placeId, q, cursor } = call.request.query as ListQuery;
    const edition = await inForce(ctx, kind, placeId);
    return {
      tag: tagOf(edition),
      body: async () => ({ ...head(edition), ...(await pageOf(ctx, edition, q, cursor)) }),
    };
  });

async function pageOf(ctx: Ctx, edition: InForce, q: string | undefined, cursor: string | undefined) {
  if (edition.withdrawnAt) return { items: [], next: null };
  if (q) await notTooOften(ctx, 'search');
  const rows = await ctx.tx.sql<Row>(
    `select source_id as id, position, facts, texts from disclosure_items
     where tenant_id = $1 and edition_id = $2 and left_out is null and position > $3 and ($4::text is null or strpos(search_text, $4) > 0)
     order by position limit ${PAGE + 1}`,
    [ctx.tx.tenantId, edition.id, readPosition(cursor), q?.trim().toLowerCase() ?? null],
  );
  const shown = rows.slice(0, PAGE);
  const last = shown.at(-1);
  return {
    items: shown.map(({ id, facts, texts }) => publicItem(edition.kind, id, facts, texts)),
    next: rows.length > PAGE && last ? writePosition(last.position) : null,
  };
}

/** One row of the edition; undefined when it is not on the list. */
async function itemOf(ctx: Ctx, edition: InForce | undefined, id: string): Promise<PublicItem | undefined> {
  if (!edition || edition.withdrawnAt) return undefined;
  const [row] = await ctx.tx.sql<Row>(
    `select source_id as id, position, facts, texts from disclosure_items
     where tenant_id = $1 and edition_id = $2 and source_id = $3 and left_out is null`,
    [ctx.tx.tenantId, edition.id, id],
  );
  if (!row) return undefined;
  const item = publicItem(edition.kind, row.id, row.facts, row.texts);
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
