import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { EditionDiff } from '../contract-parts.ts';
import { diffItems } from '../domain/diff-editions.ts';
import { type EditionRow, editionColumns, editionFrom, loadEdition } from './edition-rows.ts';
import { publicItems } from './public-rows.ts';

type Compared = Pick<EditionRow, 'id' | 'kind' | 'number'>;

/** What one edition changes against another; without another everything is new. */
export const compare = async (ctx: Ctx, before: Compared | undefined, next: Compared): Promise<EditionDiff> => ({
  from: before?.number ?? null,
  to: next.number,
  ...diffItems(before ? await publicItems(ctx, before) : [], await publicItems(ctx, next)),
});

/** What an edition changes against another of the same list, or against the numbered one before it. Throws not-found. */
export async function diffEdition(ctx: Ctx, id: string, against: string | undefined): Promise<EditionDiff> {
  const edition = await loadEdition(ctx, id);
  const other = against === undefined ? await before(ctx, edition) : await loadEdition(ctx, against);
  if (other && (other.kind !== edition.kind || other.placeId !== edition.placeId)) throw notFound();
  return compare(ctx, other, edition);
}

async function before({ tx }: Ctx, { placeId, kind, number }: EditionRow): Promise<EditionRow | undefined> {
  const [row] = await tx.sql<EditionRow>(
    `select ${editionColumns} ${editionFrom} where e.tenant_id = $1 and e.place_id = $2 and e.kind = $3 and e.number < $4
     order by e.number desc limit 1`,
    [tx.tenantId, placeId, kind, number ?? 2_147_483_647],
  );
  return row;
}
