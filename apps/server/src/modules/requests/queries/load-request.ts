import type { Ctx } from '../../../platform/context.ts';
import { notFound } from '../../../kernel/errors.ts';
import { type MatterSelected, matterSelect, toMatter, type Matter } from '../../matters/index.ts';
import { ownOf, ownSelect } from '../domain/columns.ts';
import type { RequestOwn } from '../domain/request.ts';
import type { RequestState } from '../flow.ts';

/** A request as it is stored: the shared matter, its own part, and the units that have had to do with it. */
export interface Loaded {
  matter: Matter & { state: RequestState };
  own: RequestOwn;
  partyIds: string[];
}

const SELECT = `select ${matterSelect}, ${ownSelect}
  from matters m join requests r on r.tenant_id = m.tenant_id and r.id = m.id
  left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
  where m.tenant_id = $1 and m.id = $2`;

/**
 * Loads a request and keeps others from changing it until the transaction ends; both rows are locked, because of a row
 * that is not, whoever had to wait reads what it was before. What only refers to the request (a reader of the log, say) need
 * not wait. Throws not-found.
 */
export const lockRequest = (ctx: Ctx, id: string): Promise<Loaded> =>
  load(ctx, `${SELECT} for no key update of m, r`, id);

export const findRequest = (ctx: Ctx, id: string): Promise<Loaded> => load(ctx, SELECT, id);

async function load({ tx }: Ctx, statement: string, id: string): Promise<Loaded> {
  const [row] = await tx.sql<MatterSelected & RequestOwn>(statement, [tx.tenantId, id]);
  if (!row)
    throw notFound(
      '没有找到这件诉求，可能已被移走或您无权查看。',
      'This request was not found: it may have moved, or you may not see it.',
    );
  return { matter: toMatter(row) as Loaded['matter'], own: ownOf(row), partyIds: row.party_ids };
}
