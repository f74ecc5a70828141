import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { logOf, matterHead } from '../../matters/index.ts';
import { projectsOfSource } from '../../projects/index.ts';
import type { Need } from '../contract.ts';
import { can, needAbilities } from '../policy.ts';
import { governedNeed, loadNeed } from './load-need.ts';

const SOURCES = `select s.id, s.need_id as "needId", s.source, s.subject_id as "subjectId", s.reference, s.added_at as "addedAt"
  from need_sources s where s.tenant_id = $1
    and (s.need_id = $2 or s.need_id in (select g.id from needs g where g.tenant_id = $1 and g.gathered_into = $2))
  order by s.added_at, s.id limit 500`;
const GATHERED = `select m.id, m.number, m.title, m.version from needs g join matters m on m.tenant_id = g.tenant_id and m.id = g.id
  where g.tenant_id = $1 and g.gathered_into = $2 order by m.number limit 500`;

type Source = Need['sources'][number] & { addedAt: Date };

/** One need with its sources, what was gathered into it, its log and what the caller may do. Throws not-found. */
export async function getNeed(ctx: Ctx, id: string): Promise<Need> {
  const loaded = await loadNeed(ctx, id);
  const seen = await governedNeed(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { matter, own } = loaded;
  const { tx } = ctx;
  // Sources and log tell of the neighbourhood's own affairs; who only sees the list sees the need itself.
  const values = [tx.tenantId, id];
  const sources = seen.inScope ? await tx.sql<Source>(SOURCES, values) : [];
  const gathered = seen.inScope ? await tx.sql<Need['gathered'][number]>(GATHERED, values) : [];
  const log = seen.inScope ? await logOf(tx, id) : [];
  const { words: _words, notedBy: _noted, verifiedBy: _verified, metBy: _met, gatheredFrom: _from, ...shown } = own;
  return {
    ...matterHead(matter),
    ...shown,
    sources: sources.map((source) => ({ ...source, addedAt: source.addedAt.toISOString() })),
    projects: await projectsOfSource(ctx, 'need', id),
    gathered,
    log,
    abilities: needAbilities(ctx.actor, seen),
  };
}
