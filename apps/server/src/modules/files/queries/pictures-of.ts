import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database/database.ts';
import { passFor } from '../file-pass.ts';

export interface PictureRef {
  id: string;
  subjectId: string;
  purpose: 'before' | 'after';
  name: string;
  mediaType: string;
}

/** The pictures of before and after of many subjects, in the order they came. */
export const picturesOf = (tx: Tx, subjectIds: readonly string[]): Promise<PictureRef[]> =>
  tx.sql<PictureRef>(
    `select id, subject_id as "subjectId", purpose, name, media_type as "mediaType" from files
     where tenant_id = $1 and subject_id = any($2::uuid[]) and purpose in ('before', 'after') order by created_at, id`,
    [tx.tenantId, subjectIds],
  );

/** A pass of some two hours to see one picture; the caller has already found that it is for everybody. */
export const passTo = ({ tx, now, platform }: Pick<Ctx, 'tx' | 'now' | 'platform'>, fileId: string): string =>
  passFor(platform.keys, tx.tenantId, fileId, now);
