import { sql } from 'kysely';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { currentLists } from '../../lists/index.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { AgendaCandidate, AgendaQuestion } from '../../organizations/index.ts';
import type { RequestsTables } from '../tables.ts';

const db = builder<RequestsTables>();

interface Hard {
  id: string;
  number: string;
  category: string | null;
  suspended: boolean;
  escalated: boolean;
  late: number;
}

/**
 * 难办的诉求 of the body's places: over their limit, on hold, or taken over by the unit above; those the caller may see. Units
 * that see no requests sit at the table, so a case goes by its number and kind, never by the resident's words.
 */
export async function hardRequests(
  ctx: Ctx,
  { placePaths, search, limit }: AgendaQuestion,
): Promise<AgendaCandidate[]> {
  if (!holds(ctx.actor, 'request.read')) return [];
  const seen = scopeSql(ctx.actor, await unitIdsOf(ctx));
  const rows = (await ctx.tx.run(
    sql<Hard>`select m.id, m.number, m.category, m.state = 'suspended' as suspended, 'escalated' = any(m.flags) as escalated,
        greatest(0, extract(epoch from ${ctx.now}::timestamptz - m.due_at) / 86400)::int as late
      from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
      where m.tenant_id = ${ctx.tx.tenantId} and m.kind = 'request' and m.open and not r.confidential and ${seen}
        and m.state in ('dispatched', 'handling', 'suspended')
        and (m.state = 'suspended' or 'escalated' = any(m.flags) or m.due_at < ${ctx.now}::timestamptz)
        and exists (select from unnest(${[...placePaths]}::text[]) p where starts_with(m.place_path, p))
        and (${search} = '' or m.number = ${search} or position(${search} in lower(m.title)) > 0)
      order by 'escalated' = any(m.flags) desc, m.due_at nulls last, m.id limit ${limit}`.compile(db),
  )) as Hard[];
  if (rows.length === 0) return [];
  const { category } = await currentLists(ctx.tx);
  const names = new Map(category.items.map(({ code, name }) => [code, name]));
  return rows.map(({ id, number, category: code, suspended, escalated, late }) => ({
    source: 'requests',
    matterKind: 'request',
    matterId: id,
    title: `诉求 ${number}：${names.get(code ?? '') ?? '未分类'}`,
    reason: [
      ...(escalated ? ['已提级'] : []),
      ...(suspended ? ['挂账中'] : []),
      ...(late > 0 ? [`已超时 ${late} 天`] : []),
    ].join('，'),
    reasonEn: [
      ...(escalated ? ['escalated'] : []),
      ...(suspended ? ['on hold'] : []),
      ...(late > 0 ? [`${late} ${late === 1 ? 'day' : 'days'} overdue`] : []),
    ].join(', '),
    carriedFrom: null,
  }));
}
