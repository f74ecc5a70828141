import { AppError, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { VersionHead } from '../contract.ts';
import type { ListName } from '../domain/items.ts';
import { can } from '../policy.ts';
import type { ListVersionTable } from '../tables.ts';

const who = (column: string): string =>
  `(select jsonb_build_object('id', p.id, 'name', p.name) from people p where p.tenant_id = v.tenant_id and p.id = v.${column})`;
const instant = (column: string): string => `to_char(v.${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A VersionHead of the contract from `list_versions v`. */
export const headJson = `jsonb_build_object('list', v.list, 'id', v.id, 'number', v.number, 'state', v.state, 'note', v.note,
  'draftedBy', ${who('drafted_by')}, 'draftedAt', ${instant('drafted_at')},
  'publishedBy', ${who('published_by')}, 'publishedAt', ${instant('published_at')},
  'version', v.version, 'itemCount', jsonb_array_length(v.items))`;

export interface VersionRow extends ListVersionTable {
  head: VersionHead;
}

const SELECT = `select v.*, ${headJson} as head from list_versions v where v.tenant_id = $1`;

/** One version, or undefined; whatever the caller may see. */
export async function versionRow(tx: Tx, id: string): Promise<VersionRow | undefined> {
  const [row] = await tx.sql<VersionRow>(`${SELECT} and v.id = $2`, [tx.tenantId, id]);
  return row;
}

/** One version that the actor may see; throws `not-found`. */
export async function visibleVersion({ tx, actor }: Ctx, id: string): Promise<VersionRow> {
  const row = await versionRow(tx, id);
  if (!row || !can(actor, 'see', { state: row.state, draftedBy: row.drafted_by })) throw notFound();
  return row;
}

/** The version in force; throws `not-found` when nothing has been published yet. */
export async function currentRow(tx: Tx, list: ListName): Promise<VersionRow> {
  const [row] = await tx.sql<VersionRow>(`${SELECT} and v.list = $2 and v.state = 'published'`, [tx.tenantId, list]);
  if (!row) throw notPublished();
  return row;
}

export const notPublished = (): AppError =>
  new AppError('not-found', 'list-not-published', {
    zh: '这份清单还没有发布过。请先起草并发布。',
    en: 'This list has not been published yet. Draft and publish it first.',
  });
