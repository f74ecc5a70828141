import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { MeetingRow } from '../contract.ts';
import { meetingColumns } from './meeting-rows.ts';
import { meetingScope } from './meeting-scope.ts';

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
  const after = cursor === undefined ? null : readCursor(cursor);
  const scope = await meetingScope(ctx, 5);
  const toCome = view === 'to-come';
  const [beyond, order] = toCome ? ['>', 'm.begins_at, m.id'] : ['<', 'm.begins_at desc, m.id desc'];
  const rows = await ctx.tx.sql<MeetingRow>(
    `select ${meetingColumns} from joint_meetings m
     where m.tenant_id = $1 and ($2::uuid is null or m.body_id = $2) and m.state ${toCome ? '=' : '<>'} 'called'
       and ($3::timestamptz is null or (m.begins_at, m.id) ${beyond} ($3, $4::uuid)) and ${scope.sql}
     order by ${order} limit ${PAGE + 1}`,
    [ctx.tx.tenantId, bodyId ?? null, after?.at ?? null, after?.id ?? null, ...scope.values],
  );
  const items = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  const next = last ? Buffer.from(JSON.stringify([last.beginsAt, last.id])).toString('base64url') : null;
  return { items, next };
}

function readCursor(cursor: string): { at: string; id: string } {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof at === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && /^20[0-9T:-]+Z$/.test(at))
      if (!Number.isNaN(Date.parse(at))) return { at, id };
  } catch {
    // Said below, as for every cursor that is not ours.
  }
  throw invalid(
    'cursor-malformed',
    '翻页位置已失效，请从第一页重新查看。',
    'The page position is not valid. Start again.',
  );
}
