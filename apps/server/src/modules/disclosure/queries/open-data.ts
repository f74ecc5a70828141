import type { Ctx } from '../../../platform/context.ts';
import { sha256 } from '../../../platform/crypto.ts';
import { canonical } from '../../../platform/events.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { writeCsv } from '../../../platform/sheets/write-csv.ts';
import { needFlow } from '../../needs/index.ts';
import { projectFlow } from '../../projects/index.ts';
import type { ListKind, PublicItem } from '../contract-parts.ts';
import { writeFeed } from '../domain/feed.ts';
import { dataColumns, kindNames } from '../domain/words.ts';
import { answerPublic, notTooOften } from './answer-public.ts';
import { type InForce, inForce } from './in-force.ts';
import { publicItems, type RowFilter } from './public-rows.ts';
import { disclosureSettings } from './settings.ts';

interface Asked {
  edition: InForce;
  items: PublicItem[];
  title: string;
}

const MOST_IN_FEED = 100;
const states: Record<string, string> = Object.fromEntries(
  [...Object.entries(needFlow.states), ...Object.entries(projectFlow.states)].map(([code, { zh }]) => [code, zh]),
);

/** A file or feed of some rows must not be taken for the whole list. */
const titleOf = ({ place, kind }: InForce, { q, sort, place: at }: RowFilter, items: readonly PublicItem[]): string => {
  const part = [q?.trim(), sort && (items[0]?.sort.name ?? sort), at].filter(Boolean).join('、');
  return `${place}${kindNames[kind]}${part && `（${part}）`}`;
};

/** One list as a whole, or the rows of it that were asked for; a withdrawn one has no rows. */
const whole = (call: RawCall, type: string, write: (ctx: Ctx, asked: Asked) => Promise<unknown>): Promise<unknown> =>
  answerPublic(call, async (ctx) => {
    const { kind } = call.request.params as { kind: ListKind };
    const { placeId, ...filter } = call.request.query as RowFilter & { placeId: string };
    const edition = await inForce(ctx, kind, placeId);
    call.reply.type(type);
    return {
      tag: `${edition.id}:${edition.version}`,
      body: async () => {
        await notTooOften(ctx, 'data');
        const items = edition.withdrawnAt ? [] : await publicItems(ctx, edition, filter);
        return write(ctx, { edition, items, title: titleOf(edition, filter, items) });
      },
    };
  });

export const publicCsv = (call: RawCall): Promise<unknown> =>
  whole(call, 'text/csv; charset=utf-8', async (_ctx, { edition, items, title }) => {
    const name = `${title}-${edition.number}.csv`;
    call.reply.header(
      'content-disposition',
      `attachment; filename="${edition.kind}-${edition.number}.csv"; filename*=UTF-8''${encodeURIComponent(name)}`,
    );
    const columns = dataColumns[edition.kind];
    const rows = items.map((item) => columns.map(([, of]) => of({ ...item, state: states[item.state] ?? item.state })));
    return writeCsv(
      columns.map(([heading]) => ({ title: heading })),
      rows,
    );
  });

export const publicJson = (call: RawCall): Promise<unknown> =>
  whole(call, 'application/json; charset=utf-8', async (ctx, { edition, items, title }) =>
    JSON.stringify({
      title,
      place: edition.place,
      placeId: edition.placeId,
      kind: edition.kind,
      version: edition.number,
      publishedAt: edition.publishedAt,
      withdrawnAt: edition.withdrawnAt,
      withdrawReason: edition.withdrawReason,
      licence: (await disclosureSettings(ctx)).licence,
      items: items.map(({ pictures: _pictures, ...item }) => item),
    }),
  );

export const publicFeed = (call: RawCall): Promise<unknown> =>
  whole(call, 'application/rss+xml; charset=utf-8', async ({ platform }, { edition, items, title }) => {
    const site = platform.publicUrl;
    const page = (path: string): string => `${site}/r/public/${edition.kind}${path}?place=${edition.placeId}`;
    const gone = edition.withdrawnAt !== null;
    const news = gone
      ? {
          id: `${edition.id}:withdrawn`,
          title: `${title}第 ${edition.number} 版已撤回`,
          text: edition.withdrawReason ?? '',
        }
      : { id: edition.id, title: `${title}第 ${edition.number} 版`, text: edition.note || `共 ${items.length} 条` };
    return writeFeed({
      title,
      link: page(''),
      self: `${site}${call.request.url}`,
      description: `${title}，每发布一版更新一次`,
      at: edition.withdrawnAt ?? edition.publishedAt,
      entries: [
        { ...news, link: page('') },
        ...items.slice(0, MOST_IN_FEED).map((item) => ({
          id: `${item.id}:${sha256(canonical(item)).toString('base64url').slice(0, 16)}`,
          title: feedTitle(item),
          link: page(`/${item.id}`),
          text: item.kind === 'effects' ? `${item.before}\n→ ${item.after}` : item.text,
        })),
      ],
    });
  });

const feedTitle = ({ title, percent, state, kind, unit }: PublicItem): string =>
  kind === 'projects'
    ? `${title}：${states[state] ?? state} ${percent ?? 0}%`
    : kind === 'resources'
      ? [unit, title].filter(Boolean).join('：')
      : title;
