import { sql } from 'kysely';
import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { Source } from '../contract-parts.ts';
import type { ProjectsTables } from '../tables.ts';

const db = builder<ProjectsTables>();
/** A project moves these as it goes on: a need is met by it, a request answered. */
const moved: readonly Source['kind'][] = ['need', 'request', 'agreement'];

/** A project is made of matters of the own area only. Throws invalid (unknown-source). */
export async function ownSources(ctx: Ctx, sources: readonly Source[]): Promise<void> {
  const wanted = sources.filter(({ kind }) => moved.includes(kind));
  if (wanted.length === 0) return;
  const seen = (await ctx.tx.run(
    sql<{ key: string }>`select m.kind || ' ' || m.id as key from matters m
      where m.tenant_id = ${ctx.tx.tenantId} and m.id = any(${wanted.map(({ id }) => id)}::uuid[])
        and ${scopeSql(ctx.actor, await unitIdsOf(ctx))}`.compile(db),
  )) as { key: string }[];
  const known = new Set(seen.map(({ key }) => key));
  if (wanted.every(({ kind, id }) => known.has(`${kind} ${id}`))) return;
  throw invalid(
    'unknown-source',
    '来源里有不在您辖区的需求、诉求或协议，请去掉它，或请上级起草这个项目。',
    'A need, request or agreement it is made of is not in your area: take it out, or ask whoever stands above to draft it.',
    { field: 'sources' },
  );
}
