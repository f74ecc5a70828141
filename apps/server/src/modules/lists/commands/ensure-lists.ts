import type { Ctx } from '../../../platform/context.ts';
import { chinaCalendar } from '../../../platform/calendar/china-calendar.ts';
import { emit } from '../../../platform/events.ts';
import type { ListItem } from '../domain/items.ts';
import { listNames } from '../domain/items.ts';
import { presets } from '../domain/presets/presets.ts';
import { forgetCurrentLists } from '../queries/current-lists.ts';
import { nextNumber, storedItems } from './create-draft.ts';
import { digestOf } from './publish-list.ts';

/**
 * Publishes the shipped presets, in the name of nobody, for each list of the tenant that nothing was ever published of.
 * The duty list names the departments of `departments`; where a unit is missing the clause simply finds nobody.
 */
export async function ensureLists(ctx: Ctx): Promise<void> {
  const { tx, actor, now } = ctx;
  const rows = await tx.sql<{ list: string }>(
    `select list from list_versions where tenant_id = $1 and state = 'published'`,
    [tx.tenantId],
  );
  const there = new Set(rows.map(({ list }) => list));
  const given = presets(chinaCalendar());
  for (const list of listNames.filter((name) => !there.has(name))) {
    const id = ctx.newId();
    const number = await nextNumber(ctx, list);
    const items: ListItem[] = given[list];
    const json = storedItems(list, items as never[], number);
    await tx.sql(
      `insert into list_versions (tenant_id, id, list, number, state, items, drafted_at, published_at)
       values ($1, $2, $3, $4, 'published', $5, $6, $6)`,
      [tx.tenantId, id, list, number, json, now],
    );
    const data = { list, number, previous: null, digest: digestOf(JSON.parse(json)) };
    await emit(tx, actor, now, id, { kind: 'list.published', data });
  }
  tx.afterCommit(() => forgetCurrentLists(tx.tenantId));
}
