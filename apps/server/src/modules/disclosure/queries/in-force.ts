import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { ListKind } from '../contract-parts.ts';
import type { PublicEdition } from '../contract-public.ts';

export interface InForce {
  id: string;
  placeId: string;
  place: string;
  level: number;
  kind: ListKind;
  number: number;
  publishedAt: Date;
  note: string;
  items: number;
  withdrawnAt: Date | null;
  withdrawReason: string | null;
  version: number;
}

const COLUMNS = `e.id, e.place_id as "placeId", p.name as place, p.level, e.kind, e.number, e.published_at as "publishedAt", e.note,
  e.withdrawn_at as "withdrawnAt", e.withdraw_reason as "withdrawReason", e.version,
  case when e.state = 'withdrawn' then 0 else (select count(*)::int from disclosure_items i
    where i.tenant_id = e.tenant_id and i.edition_id = e.id and i.left_out is null) end as items
  from disclosure_editions e join places p on p.tenant_id = e.tenant_id and p.id = e.place_id
  where e.tenant_id = $1 and e.number is not null`;

/** The newest edition of every list of every place; those that were withdrawn too. */
export const newestEditions = ({ tx }: Pick<Ctx, 'tx'>): Promise<InForce[]> =>
  tx.sql<InForce>(
    `select n.* from (select distinct on (e.place_id, e.kind) ${COLUMNS} order by e.place_id, e.kind, e.number desc) n
     order by n.level, n.place, n."placeId"`,
    [tx.tenantId],
  );

/** The editions of one list, newest first. */
export const editionsOf = ({ tx }: Pick<Ctx, 'tx'>, kind: ListKind, placeId: string): Promise<InForce[]> =>
  tx.sql<InForce>(`select ${COLUMNS} and e.kind = $2 and e.place_id = $3 order by e.number desc limit 200`, [
    tx.tenantId,
    kind,
    placeId,
  ]);

/** The newest edition of one list; undefined where there has never been one. */
export async function newestEdition(
  { tx }: Pick<Ctx, 'tx'>,
  kind: ListKind,
  placeId: string,
): Promise<InForce | undefined> {
  const [row] = await tx.sql<InForce>(
    `select ${COLUMNS} and e.kind = $2 and e.place_id = $3 order by e.number desc limit 1`,
    [tx.tenantId, kind, placeId],
  );
  return row;
}

/** The same. Throws not-found where nothing has been published. */
export async function inForce(ctx: Pick<Ctx, 'tx'>, kind: ListKind, placeId: string): Promise<InForce> {
  const row = await newestEdition(ctx, kind, placeId);
  if (!row)
    throw notFound(
      '这里还没有公示这份清单，过些天再来看看，或换一个社区。',
      'This list has not been published here yet: come back later, or choose another community.',
    );
  return row;
}

export const editionView = (row: InForce): PublicEdition => ({
  number: row.number,
  publishedAt: row.publishedAt.toISOString(),
  note: row.note,
  items: row.items,
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
  withdrawReason: row.withdrawReason,
});
