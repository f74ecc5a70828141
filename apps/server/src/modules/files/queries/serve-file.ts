import { notFound } from '../../../kernel/errors.ts';
import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { sameBytes } from '../../../platform/crypto.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { claimHashOf } from '../commands/upload-file.ts';
import { thumbnailKey } from '../domain/storage-keys.ts';
import { maySubjectBeRead } from '../file-access.ts';
import { isPass } from '../file-pass.ts';
import { isOwnUnattached } from '../policy.ts';
import type { FileTable } from '../tables.ts';
import { fileRow } from './find-files.ts';

/** Whatever a file holds, a browser must take it for nothing but a picture, and run nothing of it. */
const SANDBOX = "default-src 'none'; style-src 'none'; sandbox; frame-ancestors 'none'";
// How long the claim of an upload also lets its holder see the picture: as long as an unattached one is kept.
const CLAIM_READS_MS = DAY;

export const getFile = (call: RawCall): Promise<unknown> => serve(call, 'whole');
export const getThumbnail = (call: RawCall): Promise<unknown> => serve(call, 'thumbnail');

/** Serves a file to whoever may read it; to everyone else it is not there. */
async function serve({ request, reply, read }: RawCall, part: 'whole' | 'thumbnail'): Promise<unknown> {
  const { id } = request.params as { id: string };
  const { claim } = request.query as { claim?: string };
  const found = await read(async (ctx) => {
    const file = await fileRow(ctx.tx, id);
    if (!file || !(await mayRead(ctx, file, claim))) throw notFound();
    const key = part === 'thumbnail' && file.width !== null ? thumbnailKey(file.storage_key) : file.storage_key;
    return { file, ...(await ctx.platform.storage.stream(key)) };
  });
  return reply.headers({ ...headersFor(found.file), 'content-length': String(found.bytes) }).send(found.body);
}

async function mayRead(ctx: Ctx, file: FileTable, claim: string | undefined): Promise<boolean> {
  const { tx, actor, now, platform } = ctx;
  if (claim !== undefined) {
    const young = now.getTime() - file.created_at.getTime() < CLAIM_READS_MS;
    if (young && file.claim_hash && sameBytes(claimHashOf(platform.keys, claim), file.claim_hash)) return true;
    if (isPass(platform.keys, tx.tenantId, file.id, claim, now)) return true;
  }
  if (isOwnUnattached(actor, { subjectId: file.subject_id, uploadedBy: file.uploaded_by })) return true;
  return file.subject_id !== null && maySubjectBeRead(ctx, file.subject_id);
}

/** Pictures are of our own writing and shown in pages; anything else is only ever saved. */
function headersFor(file: FileTable): Record<string, string> {
  const picture = file.media_type === 'image/webp';
  return {
    'content-type': picture ? 'image/webp' : 'application/octet-stream',
    'content-disposition': picture
      ? 'inline'
      : `attachment; filename="file"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    'content-security-policy': SANDBOX,
    'x-content-type-options': 'nosniff',
    // The bytes of an id never change; who may see them does, so only the reader's own browser keeps them.
    'cache-control': picture ? 'private, max-age=3600, immutable' : 'private, no-store',
  };
}
