import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { ListDiff } from '../contract.ts';
import { diffItems } from '../domain/diff-items.ts';
import { type VersionRow, visibleVersion } from './version-rows.ts';

/** What a version changes against another of the same list; unless told, against the published one before it. */
export async function diffListVersion(ctx: Ctx, id: string, against: string | undefined): Promise<ListDiff> {
  const version = await visibleVersion(ctx, id);
  const other = against === undefined ? await publishedBefore(ctx, version) : await visibleVersion(ctx, against);
  if (other && other.list !== version.list) throw notFound();
  return {
    list: version.list,
    against: other ? { id: other.id, number: other.number } : null,
    ...diffItems(version.list, other?.items ?? [], version.items),
  };
}

async function publishedBefore({ tx }: Ctx, { list, number }: VersionRow): Promise<VersionRow | undefined> {
  const [row] = await tx.sql<VersionRow>(
    `select * from list_versions where tenant_id = $1 and list = $2 and state <> 'draft' and number < $3
     order by number desc limit 1`,
    [tx.tenantId, list, number],
  );
  return row;
}
