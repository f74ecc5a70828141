import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { filesOf } from '../../files/index.ts';
import { logOf, matterHead } from '../../matters/index.ts';
import type { Project } from '../contract.ts';
import { can } from '../policy.ts';
import { abilitiesOf } from './abilities.ts';
import { governedProject, loadProject } from './load-project.ts';

const SOURCES = `select kind, source_id as id, told, told_at as "toldAt", linked_at as "linkedAt" from project_sources
  where tenant_id = $1 and project_id = $2 order by kind, linked_at, source_id`;
const RATINGS = `select round, count(*)::int as codes, count(score)::int as ratings, round(avg(score), 2)::float8 as "averageScore"
  from project_rating_codes where tenant_id = $1 and project_id = $2 group by round order by round`;

type Stamped<T, K extends keyof T> = Omit<T, K> & Record<K, Date | null>;

/** One project with all that belongs to it and what the caller may do. Throws not-found. */
export async function getProject(ctx: Ctx, id: string): Promise<Project> {
  const { tx } = ctx;
  const loaded = await loadProject(ctx, id);
  const seen = await governedProject(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { matter, own } = loaded;
  const { draftedBy: _by, budgetAmount, budgetSource, budgetText, claims, ...shown } = own;
  const [log, sources, ratings, files] = [
    await logOf(tx, id),
    await tx.sql<Stamped<Project['sources'][number], 'toldAt' | 'linkedAt'>>(SOURCES, [tx.tenantId, id]),
    await tx.sql<Project['ratings'][number]>(RATINGS, [tx.tenantId, id]),
    await filesOf(tx, id),
  ];
  // What others offered is the planner's to weigh; who won is known to all.
  const seesAll = seen.plannedByUs || ctx.actor.scope === 'tenant';
  return {
    ...matterHead(matter),
    ...(shown as Pick<Project, keyof typeof shown & keyof Project>),
    // Effects that were reported before they kept their pictures have none of their own.
    effects: own.effects.map((effect) => ({ ...effect, files: effect.files ?? [] })),
    claims: claims.filter(({ unitId, state }) => seesAll || state === 'won' || unitId === ctx.actor.unitId),
    budget: { amount: budgetAmount, source: budgetSource, text: budgetText },
    clocks: matter.clocks,
    // Whose claims lost is told to them, not to everybody who looks.
    log: log.filter(({ kind, data }) => seesAll || !hidden.includes(kind) || data.claimantId === ctx.actor.unitId),
    sources: sources.map((each) => ({
      ...each,
      toldAt: each.toldAt?.toISOString() ?? null,
      linkedAt: each.linkedAt?.toISOString() ?? '',
    })),
    ratings,
    files: files.map(({ id: fileId, purpose, name, mediaType }) => ({ id: fileId, purpose, name, mediaType })),
    abilities: abilitiesOf(ctx, loaded, seen),
  };
}

const hidden = ['project.claimed', 'project.claim-withdrawn', 'project.claim-lost'];
