import type { Static } from 'typebox';
import type { Text } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { listNotifications as declared, Notice } from '../contract.ts';
import type { NoticeData } from '../domain/notice.ts';
import { noticeText } from '../domain/templates.ts';
import type { NotificationTable } from '../tables.ts';
import { addressedTo, addressees, UNREAD } from './addressed.ts';

interface Row extends Pick<NotificationTable, 'id' | 'kind' | 'matter_id' | 'created_at'> {
  data: NoticeData;
  unread: boolean;
  /** As PostgreSQL has it, with microseconds, for the cursor. */
  at: string;
  own: Record<string, Text> | null;
}

const COLUMNS = `n.id, n.kind, n.matter_id, n.data, n.created_at, ${UNREAD} as unread`;
const BEFORE = '(n.created_at, n.id) < ($6::timestamptz, $7::uuid)';
const END = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const statement = (unreadOnly: boolean): string => `
  select a.*, a.created_at::text as at,
    (select s.value->'templates' from tenant_settings s where s.tenant_id = $1 and s.module = 'notifications') as own
  from (${addressedTo(COLUMNS, unreadOnly ? `${BEFORE} and ${UNREAD}` : BEFORE, '$5')}) as a
  order by a.created_at desc, a.id desc limit $5`;
const ALL = statement(false);
const ONLY_UNREAD = statement(true);

/** A page of notices, newest first, each in the caller's language. */
export async function listNotifications(
  { tx, actor, lang }: Ctx,
  query: Static<typeof declared.query>,
): Promise<Static<typeof declared.response>> {
  const limit = query.limit ?? 20;
  const [at, id] = readCursor(query.cursor) ?? ['infinity', END];
  const rows = await tx.sql<Row>(query.unread ? ONLY_UNREAD : ALL, [
    ...addressees(tx.tenantId, actor),
    limit + 1,
    at,
    id,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => toNotice(row, lang)),
    next: rows.length > limit && last ? writeCursor(last.at, last.id) : null,
  };
}

const toNotice = (row: Row, language: keyof Text): Notice => ({
  id: row.id,
  kind: row.kind,
  text: noticeText(row.kind, row.data, language, row.own ?? {}),
  matterId: row.matter_id,
  number: row.data.number ?? null,
  level: row.data.level ?? null,
  createdAt: row.created_at.toISOString(),
  unread: row.unread,
});

const writeCursor = (at: string, id: string): string => Buffer.from(JSON.stringify([at, id])).toString('base64url');

/** Undefined for a cursor that is not ours: the list then begins anew. */
function readCursor(text: string | undefined): [string, string] | undefined {
  if (!text) return undefined;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    const valid =
      typeof at === 'string' &&
      typeof id === 'string' &&
      /^[0-9a-f-]{36}$/.test(id) &&
      /^\d{4}-\d\d-\d\d [\d:.+-]+$/.test(at);
    return valid ? [at, id] : undefined;
  } catch {
    return undefined;
  }
}
