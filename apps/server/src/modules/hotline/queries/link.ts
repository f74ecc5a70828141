import type { Selectable } from 'kysely';
import type { Ctx, Platform } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { HotlineLink } from '../contract.ts';
import { emptyMap, type MapEntries } from '../domain/codes.ts';
import type { HotlineLinkTable } from '../tables.ts';

/** The row as it comes out of the database. */
export type LinkRow = Selectable<HotlineLinkTable>;

export async function findLink(tx: Tx): Promise<LinkRow | undefined> {
  const [row] = await tx.sql<LinkRow>('select * from hotline_links where tenant_id = $1', [tx.tenantId]);
  return row;
}

/** Where a secret of the connection belongs: it opens nowhere else. */
export const sealContext = (tenantId: number, what: 'secret' | 'token' | 'raw' | 'body'): string =>
  `hotline:${tenantId}:${what}`;

/** The folder that is watched, of each tenant its own. */
export const dropFolder = ({ platform, tx }: { platform: Platform; tx: { tenantId: number } }): string =>
  platform.storage.localPath(`hotline/${tx.tenantId}/in`);

export function linkView(ctx: Pick<Ctx, 'platform' | 'tx'>, row: LinkRow | undefined): HotlineLink {
  return {
    enabled: row?.enabled ?? false,
    pushUrl: row?.push_url ?? null,
    pullUrl: row?.pull_url ?? null,
    pullMinutes: row?.pull_minutes ?? 5,
    algorithm: row?.algorithm ?? 'sha256',
    signedOnly: row?.signed_only ?? true,
    datum: row?.datum ?? 'CGCS2000',
    hasSecret: row?.secret_sealed != null,
    hasToken: row?.token_sealed != null,
    folder: dropFolder(ctx),
    version: row?.version ?? 0,
  };
}

/** The field map in force; version 0 is the empty one. */
export async function currentMap(tx: Tx): Promise<{ version: number; entries: MapEntries }> {
  const [row] = await tx.sql<{ version: number; entries: MapEntries }>(
    'select version, entries from hotline_maps where tenant_id = $1 order by version desc limit 1',
    [tx.tenantId],
  );
  return row ?? { version: 0, entries: emptyMap };
}
