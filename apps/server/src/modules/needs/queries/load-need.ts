import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope, type Matter, type MatterSelected, matterSelect, toMatter, unitIdsOf } from '../../matters/index.ts';
import { type NeedOwn, needFields, ownSelect } from '../domain/need.ts';
import type { NeedState } from '../flow.ts';
import type { GovernedNeed } from '../policy.ts';

/** A need as it is stored: the shared matter, its own part, and the units that have had to do with it. */
export interface LoadedNeed {
  matter: Matter & { state: NeedState };
  own: NeedOwn;
  partyIds: string[];
}

const SELECT = `select ${matterSelect}, ${ownSelect}
  from matters m join needs n on n.tenant_id = m.tenant_id and n.id = m.id
  left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
  where m.tenant_id = $1 and m.id = any($2::uuid[]) order by m.id`;

/**
 * Loads needs in the order of their ids, so that two writers never wait for each other in a ring; `lock` keeps others from
 * changing them until the transaction ends.
 */
export async function loadNeeds({ tx }: Ctx, ids: readonly string[], lock = false): Promise<LoadedNeed[]> {
  const rows = await tx.sql<MatterSelected & NeedOwn>(`${SELECT}${lock ? ' for no key update of m, n' : ''}`, [
    tx.tenantId,
    ids,
  ]);
  return rows.map((row) => ({
    matter: toMatter(row) as LoadedNeed['matter'],
    own: Object.fromEntries(needFields.map((field) => [field, row[field]])) as unknown as NeedOwn,
    partyIds: row.party_ids,
  }));
}

/** One need. Throws not-found. */
export async function loadNeed(ctx: Ctx, id: string, lock = false): Promise<LoadedNeed> {
  const [need] = await loadNeeds(ctx, [id], lock);
  if (!need) throw notFound();
  return need;
}

/** The need as its policy sees it, for the caller of this context. */
export async function governedNeed(ctx: Ctx, { matter, own, partyIds }: LoadedNeed): Promise<GovernedNeed> {
  return {
    state: matter.state,
    inScope: inScope(ctx.actor, await unitIdsOf(ctx), { ...matter, partyIds }),
    notedBy: own.notedBy,
    metBy: own.metBy,
  };
}
