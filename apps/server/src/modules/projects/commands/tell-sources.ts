import type { Ctx } from '../../../platform/context.ts';
import type { Source } from '../contract-parts.ts';

/** The steps of a project that what it was made of has to know. */
export type ToldStep = 'decided' | 'underway' | 'effective' | 'rebounded' | 'closed' | 'stopped';

export interface ToldProject {
  id: string;
  number: string;
  title: string;
  step: ToldStep;
  /** Of the present round, once reported; `after` only where it is published. */
  effect: { after: string | null; reportedBy: string | null } | null;
  /** Why it rebounded or stopped. */
  reason: string | null;
}

/** Tells one source, in the transaction of the step; false when there is no such source any more. */
export type SourceTeller = (ctx: Ctx, sourceId: string, project: ToldProject) => Promise<boolean>;

// A kind without a teller is not told, and its row says so (`told` stays null).
const tellers: Partial<Record<Source['kind'], SourceTeller>> = {};

/** How each kind of source is told: by a command of the module that keeps it, named here once, as the modules are loaded. */
export const projectSources = {
  register(kind: Source['kind'], teller: SourceTeller): void {
    tellers[kind] = teller;
  },
};

/** Tells the needs, requests and meetings a project was made of how it stands, and notes which of them were told. */
export async function tellSources(ctx: Ctx, project: ToldProject): Promise<void> {
  const { tx, now } = ctx;
  const kinds = Object.keys(tellers);
  if (kinds.length === 0) return;
  const rows = await tx.sql<Source>(
    `select kind, source_id as id from project_sources where tenant_id = $1 and project_id = $2 and kind = any($3::text[])
     order by kind, source_id`,
    [tx.tenantId, project.id, kinds],
  );
  const told: string[] = [];
  for (const { kind, id } of rows) if (await tellers[kind]?.(ctx, id, project)) told.push(id);
  if (told.length === 0) return;
  await tx.sql(
    'update project_sources set told = $3, told_at = $4 where tenant_id = $1 and project_id = $2 and source_id = any($5::uuid[]) and kind = any($6::text[])',
    [tx.tenantId, project.id, project.step, now, told, kinds],
  );
}
