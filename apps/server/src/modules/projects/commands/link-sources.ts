import type { Ctx } from '../../../platform/context.ts';
import type { Source } from '../contract-parts.ts';

/** Notes what a project is made of; what is noted already stays. Whether there is such a thing its own module knows. */
export async function linkSources(
  { tx, actor, now }: Ctx,
  projectId: string,
  sources: readonly Source[],
): Promise<void> {
  if (sources.length === 0) return;
  await tx.sql(
    `insert into project_sources (tenant_id, project_id, kind, source_id, linked_by, linked_at)
     select $1, $2, s.kind, s.id, $3, $4 from jsonb_to_recordset($5::jsonb) as s(kind text, id uuid)
     on conflict do nothing`,
    [tx.tenantId, projectId, actor.personId, now, JSON.stringify(sources)],
  );
}
