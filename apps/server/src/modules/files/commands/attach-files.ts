import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { claimHashOf } from './upload-file.ts';

/** A file to attach: with the claim of its upload, or uploaded by the caller while signed in. */
export interface FileClaim {
  id: string;
  claim?: string;
}

/**
 * Attaches uploaded files to a subject, all or none, in one statement; the caller's own event names their ids. A file
 * already attached to this subject counts as done. Throws `invalid` (file-gone) when one was removed, belongs to
 * something else, or was uploaded by somebody else.
 */
export async function attachFiles(ctx: Ctx, subjectId: string, files: readonly FileClaim[]): Promise<void> {
  if (files.length === 0) return;
  const { tx, actor, platform } = ctx;
  const given = new Map(files.map((file) => [file.id.toLowerCase(), file.claim]));
  const claims = [...given].map(([id, claim]) => ({
    id,
    hash: claim === undefined ? null : claimHashOf(platform.keys, claim).toString('hex'),
  }));
  const rows = await tx.sql(
    `update files f set subject_id = $2
     from jsonb_to_recordset($3::jsonb) as g(id uuid, hash text)
     where f.tenant_id = $1 and f.id = g.id and f.purpose not in ('import', 'export')
       and (f.subject_id = $2 or f.subject_id is null and (f.claim_hash = decode(g.hash, 'hex') or f.uploaded_by = $4))
     returning f.id`,
    [tx.tenantId, subjectId, JSON.stringify(claims), actor.personId],
  );
  if (rows.length === claims.length) return;
  throw invalid(
    'file-gone',
    '有照片已失效（超过 24 小时未提交，或已用在别处），请删去后重新选择照片。',
    'A picture is no longer there (not sent within 24 hours, or used elsewhere). Remove it and choose it again.',
    { missing: claims.length - rows.length },
  );
}
