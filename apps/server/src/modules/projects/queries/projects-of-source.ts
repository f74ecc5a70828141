import { sql } from 'kysely';
import type { Ctx } from '../../../platform/context.ts';
import { builder } from '../../../platform/database/database.ts';
import { scopeSql, unitIdsOf } from '../../matters/index.ts';
import type { Source } from '../contract-parts.ts';
import type { ProjectState } from '../flow.ts';
import type { ProjectsTables } from '../tables.ts';

const db = builder<ProjectsTables>();

export interface ProjectOfSource {
  id: string;
  number: string;
  title: string;
  state: ProjectState;
  percent: number;
}

/** The projects that were made of something, the newest first; only those the caller may see. */
export async function projectsOfSource(ctx: Ctx, kind: Source['kind'], sourceId: string): Promise<ProjectOfSource[]> {
  if (!ctx.actor.permissions.has('project.read')) return [];
  const seen = scopeSql(ctx.actor, await unitIdsOf(ctx));
  return (await ctx.tx.run(
    sql<ProjectOfSource>`select m.id, m.number, m.title, m.state, j.percent
      from project_sources s join matters m on m.tenant_id = s.tenant_id and m.id = s.project_id
      join projects j on j.tenant_id = s.tenant_id and j.id = s.project_id
      where s.tenant_id = ${ctx.tx.tenantId} and s.kind = ${kind} and s.source_id = ${sourceId}::uuid and ${seen}
      order by m.created_at desc, m.id limit 50`.compile(db),
  )) as ProjectOfSource[];
}

/** Whether another project than this one is at work on it. */
export async function hasProjectInHand(
  { tx }: Ctx,
  kind: Source['kind'],
  sourceId: string,
  except: string | null = null,
): Promise<boolean> {
  const [row] = await tx.sql(
    `select from project_sources s join matters m on m.tenant_id = s.tenant_id and m.id = s.project_id
     where s.tenant_id = $1 and s.kind = $2 and s.source_id = $3 and m.state in ('underway', 'done')
       and ($4::uuid is null or s.project_id <> $4) limit 1`,
    [tx.tenantId, kind, sourceId, except],
  );
  return row !== undefined;
}
