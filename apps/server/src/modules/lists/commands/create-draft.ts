import { conflict, forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { VersionHead } from '../contract.ts';
import type { ItemOf, ListItem, ListName } from '../domain/items.ts';
import { can } from '../policy.ts';
import { headJson, versionRow } from '../queries/version-rows.ts';
import { requireShape } from './check-shape.ts';

export interface NewDraft {
  items?: readonly unknown[];
  note?: string;
}

/**
 * Begins the next version of a list, from the items given or from those in force. Throws `conflict` (draft-open, with
 * its id) while another draft is open, `invalid` (list-items).
 */
export async function createDraft(ctx: Ctx, list: ListName, input: NewDraft): Promise<VersionHead> {
  const { tx, actor, now } = ctx;
  if (!can(actor, 'draft', { state: 'draft', draftedBy: null })) throw forbidden();
  const items = input.items ? requireShape(list, input.items) : await itemsInForce(ctx, list);
  await refuseSecondDraft(ctx, list);
  const id = ctx.newId();
  const number = await nextNumber(ctx, list);
  await tx
    .sql(
      `insert into list_versions (tenant_id, id, list, number, state, items, note, drafted_by, drafted_at)
       values ($1, $2, $3, $4, 'draft', $5, $6, $7, $8)`,
      [tx.tenantId, id, list, number, storedItems(list, items, number), input.note ?? '', actor.personId, now],
    )
    .catch((error: unknown) => {
      throw violated(error) === undefined ? error : draftOpen({});
    });
  await emit(tx, actor, now, id, { kind: 'list.drafted', data: { list, number, items: items.length } });
  return headOf(ctx, id);
}

/** The items as they are stored: a calendar carries the number of its version, so that an explanation can cite it. */
export function storedItems<L extends ListName>(list: L, items: readonly ItemOf[L][], number: number): string;
export function storedItems(list: ListName, items: readonly ListItem[], number: number): string {
  return JSON.stringify(
    list === 'calendar' ? items.map((item) => ({ ...item, version: `calendar-${number}` })) : items,
  );
}

/** The head of a version that is known to be there. */
export async function headOf({ tx }: Ctx, id: string): Promise<VersionHead> {
  const [row] = await tx.sql<{ head: VersionHead }>(
    `select ${headJson} as head from list_versions v where v.tenant_id = $1 and v.id = $2`,
    [tx.tenantId, id],
  );
  if (!row) throw new Error(`list version ${id} is gone`);
  return row.head;
}

async function itemsInForce<L extends ListName>({ tx }: Ctx, list: L): Promise<ItemOf[L][]> {
  const [row] = await tx.sql<{ items: ItemOf[L][] }>(
    `select items from list_versions where tenant_id = $1 and list = $2 and state = 'published'`,
    [tx.tenantId, list],
  );
  return row?.items ?? [];
}

export async function nextNumber({ tx }: Ctx, list: ListName): Promise<number> {
  const [row] = await tx.sql<{ number: number }>(
    'select coalesce(max(number), 0) + 1 as number from list_versions where tenant_id = $1 and list = $2',
    [tx.tenantId, list],
  );
  return row?.number ?? 1;
}

async function refuseSecondDraft({ tx }: Ctx, list: ListName): Promise<void> {
  const [open] = await tx.sql<{ id: string }>(
    `select id from list_versions where tenant_id = $1 and list = $2 and state = 'draft'`,
    [tx.tenantId, list],
  );
  const row = open && (await versionRow(tx, open.id));
  if (row) throw draftOpen({ current: row.head });
}

const draftOpen = (details: Record<string, unknown>): Error =>
  conflict(
    'draft-open',
    '这份清单已有一份草稿，请接着改那一份，或先废弃它。',
    'This list has an open draft. Go on with it, or discard it first.',
    details,
  );
