import type { Text } from '../../../kernel/errors.ts';
import type { Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { callOutside, OutsideError } from '../../../platform/outside/call-outside.ts';
import { signedHeaders } from '../commands/sign.ts';
import { takeIn } from '../commands/take-in.ts';
import { findLink, type LinkRow } from '../queries/link.ts';
import { httpProblem, inTenant } from './deliver.ts';

const LIMIT = 200;
const MOST_PAGES = 100;
const TIMEOUT = 30_000;
const MOST_BYTES = 16 * 1024 * 1024;

/** Every minute: the connections whose turn it is. */
export async function pullAll(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ tenant_id: number }>(
    `select tenant_id from hotline_links where enabled and pull_url is not null
       and (pulled_at is null or pulled_at <= $1::timestamptz - make_interval(mins => pull_minutes))`,
    [platform.clock()],
  );
  for (const { tenant_id } of rows) await pullTenant(platform, tenant_id);
}

/** Fetches page after page from where it stood; how far it came is stored with what came. Answers how many messages came. */
export async function pullTenant(platform: Platform, tenantId: number, timeout = TIMEOUT): Promise<number> {
  let taken = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const link = await inTenant(platform, tenantId, ({ tx }) => findLink(tx));
    if (!link?.enabled || link.pull_url === null) return taken;
    const fetched = await fetchPage(platform, link, link.pull_url, timeout);
    const more = await inTenant(platform, tenantId, async (ctx) => {
      const { problem, messages, cursor } = fetched;
      if (!problem) await takeIn(ctx, link, messages, 'pull');
      // Another process may have come further meanwhile: its place stands, and what is read twice makes nothing twice.
      await ctx.tx.sql(
        `update hotline_links set pulled_at = $2, pull_problem = $3,
           pull_cursor = case when pull_cursor is not distinct from $4 then coalesce($5, pull_cursor) else pull_cursor end
         where tenant_id = $1`,
        [tenantId, ctx.now, problem && JSON.stringify(problem), link.pull_cursor, cursor],
      );
      return !problem && fetched.more;
    });
    taken += fetched.messages.length;
    if (!more) return taken;
  }
  return taken;
}

interface Page {
  messages: unknown[];
  cursor: string | null;
  more: boolean;
  /** Why there is none. */
  problem: Text | null;
}
const none = (problem: Text): Page => ({ messages: [], cursor: null, more: false, problem });

async function fetchPage(platform: Platform, link: LinkRow, address: string, timeout: number): Promise<Page> {
  try {
    const url = new URL(address);
    if (link.pull_cursor !== null) url.searchParams.set('after', link.pull_cursor);
    url.searchParams.set('limit', String(LIMIT));
    const now = platform.clock();
    const headers = signedHeaders(platform, link, { id: newId(now), now, body: '' });
    const call = { method: 'GET', url: url.href, headers, timeout, most: MOST_BYTES } as const;
    const answer = await callOutside(call, platform.privateHosts);
    if (answer.status !== 200) return none(httpProblem(answer.status));
    const page = JSON.parse(answer.text) as { messages?: unknown; cursor?: unknown; more?: unknown };
    if (!Array.isArray(page.messages)) return none(unreadable);
    const cursor = typeof page.cursor === 'string' && page.cursor !== '' ? page.cursor.slice(0, 500) : null;
    return {
      messages: page.messages,
      cursor,
      problem: null,
      more: page.more === true && cursor !== null && cursor !== link.pull_cursor,
    };
  } catch (error) {
    if (error instanceof OutsideError) return none(error.text);
    if (error instanceof SyntaxError || error instanceof TypeError) return none(unreadable);
    throw error;
  }
}

const unreadable: Text = { zh: '看不懂对方的答复', en: 'the answer could not be read' };
