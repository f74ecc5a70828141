import type { KindPart } from '../../../kernel/kind-part.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Matter } from '../domain/matter.ts';
import { type MatterSelected, matterSelect, toMatter } from './load-matter.ts';

/** A matter as it is stored: the shared record, its own part, and the units that have had to do with it. */
export interface LoadedMatter<Own, State extends string> {
  matter: Matter & { state: State };
  own: Own;
  partyIds: string[];
}

/** The own part for a select list, out of its table called `k`. */
export const partSelect = <Own>({ columns, uuidLists = [] }: KindPart<Own>): string =>
  (Object.keys(columns) as (keyof Own & string)[])
    .map((field) => `k.${columns[field]}${uuidLists.includes(field) ? '::text[]' : ''} as "${field}"`)
    .join(', ');

/**
 * Loads matters of one kind in the order of their ids, so that two writers never wait for each other in a ring. Locked, both
 * rows are kept from others until the transaction ends: of a row that is not, whoever had to wait reads what it was before.
 */
export async function loadKind<Own, State extends string>(
  { tx }: Ctx,
  part: KindPart<Own>,
  ids: readonly string[],
  lock = false,
): Promise<LoadedMatter<Own, State>[]> {
  const rows = await tx.sql<MatterSelected & Own>(
    `select ${matterSelect}, ${partSelect(part)}
     from matters m join ${part.table} k on k.tenant_id = m.tenant_id and k.id = m.id
     left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
     where m.tenant_id = $1 and m.id = any($2::uuid[]) order by m.id${lock ? ' for no key update of m, k' : ''}`,
    [tx.tenantId, ids],
  );
  const fields = Object.keys(part.columns) as (keyof Own)[];
  return rows.map((row) => ({
    matter: toMatter(row) as LoadedMatter<Own, State>['matter'],
    own: Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as Own,
    partyIds: row.party_ids,
  }));
}
