import type { Ctx } from '../../../platform/context.ts';
import type { MeetingRow } from '../contract.ts';
import { meetingColumns } from './meeting-rows.ts';
import { meetingScope } from './meeting-scope.ts';
import { pageOf, readKey } from './page-key.ts';

const PAGE = 30;
interface Asked {
  view?: 'to-come' | 'past';
  bodyId?: string;
  cursor?: string;
}

/**
 * A page of the meetings the caller sees. To come: called, the next one first, also one whose day has passed and of which
 * nobody has said that it was held. Past: held and called off, the newest first.
 */
export async function listMeetings(
  ctx: Ctx,
  { view = 'to-come', bodyId, cursor }: Asked,
): Promise<{ items: MeetingRow[]; next: string | null }> {
  const after = readKey(cursor, 'second', 'id');
  const scope = await meetingScope(ctx, 5);
  const toCome = view === 'to-come';
  const [beyond, order] = toCome ? ['>', 'm.begins_at, m.id'] : ['<', 'm.begins_at desc, m.id desc'];
  const rows = await ctx.tx.sql<MeetingRow>(
    `select ${meetingColumns} from joint_meetings m
     where m.tenant_id = $1 and ($2::uuid is null or m.body_id = $2) and m.state ${toCome ? '=' : '<>'} 'called'
       and ($3::timestamptz is null or (m.begins_at, m.id) ${beyond} ($3, $4::uuid)) and ${scope.sql}
     order by ${order} limit ${PAGE + 1}`,
    [ctx.tx.tenantId, bodyId ?? null, ...after, ...scope.values],
  );
  const { rows: items, next } = pageOf(rows, PAGE, ({ beginsAt, id }) => [beginsAt, id]);
  return { items, next };
}
