import { AppError, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { randomToken, sha256 } from '../../../platform/crypto.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { countTry, tooMany } from '../../../platform/throttle.ts';
import type { UploadedFile } from '../contract.ts';
import { cleanFileName } from '../domain/file-name.ts';
import { storageKey } from '../domain/storage-keys.ts';
import { normalizePicture, type Picture } from '../normalize-picture.ts';
import { mayUpload } from '../policy.ts';
import { receiveUpload } from '../receive-upload.ts';
import type { FilePurpose } from '../tables.ts';
import { insertFile, type NewFile, putBytes, removeBytes } from './save-file.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const CLAIM_BYTES = 16;
/** Without signing in, per address; a family reporting a burst pipe stays far below it. */
const PER_HOUR = 60;

/**
 * Takes one picture. No transaction is open while it travels and is decoded. Throws what `receiveUpload` and
 * `normalizePicture` throw, `invalid` (picture-purpose), `unauthenticated`, `too-many`.
 */
export async function uploadFile({ request, reply, inTransaction }: RawCall): Promise<unknown> {
  if (request.actor.personId === null) await inTransaction(countUpload);
  const upload = await receiveUpload(request, { maxBytes: MAX_BYTES });
  try {
    const purpose = purposeOf(upload.fields.purpose);
    if (!mayUpload(request.actor, purpose)) throw signInFirst();
    const picture = await normalizePicture(upload.path);
    const name = cleanFileName(upload.name, '照片');
    const answer = await inTransaction((ctx) => keepPicture(ctx, { purpose, name, picture }));
    return await reply.code(201).send(answer);
  } finally {
    await upload.discard();
  }
}

/** The address is kept only as a keyed hash. */
async function countUpload({ tx, now, address, platform }: Ctx): Promise<void> {
  const bucket = `files:${platform.keys.lookup('throttle', address).toString('base64url').slice(0, 22)}`;
  if ((await countTry(tx, bucket, 60, now)) <= PER_HOUR) return;
  throw tooMany(
    'too-many-uploads',
    '您上传的照片有点多，请一小时后再传；也可以先提交文字，之后补照片。',
    'Many pictures came from your address. Try again in an hour, or send the text first and add pictures later.',
    3600,
  );
}

/** Keeps a picture that nobody has attached yet: bytes first, then the row, so that a row always finds its bytes. */
export async function keepPicture(
  ctx: Ctx,
  { purpose, name, picture }: { purpose: FilePurpose; name: string; picture: Picture },
): Promise<UploadedFile> {
  const { tx, now, platform } = ctx;
  const { bytes, thumbnail, width, height } = picture;
  const claim = randomToken(CLAIM_BYTES);
  const id = ctx.newId();
  const claimHash = claimHashOf(platform.keys, claim);
  const file: NewFile = { id, purpose, name, mediaType: 'image/webp', bytes, thumbnail, width, height, claimHash };
  const key = storageKey(tx.tenantId, now, platform.timezone, sha256(bytes).toString('hex'), id);
  await putBytes(ctx, key, file);
  try {
    await insertFile(ctx, key, file);
  } catch (error) {
    await removeBytes(ctx, key);
    throw error;
  }
  return { id, claim, width, height, bytes: bytes.length };
}

/** Only the keyed hash of a claim is stored. */
export const claimHashOf = (keys: Ctx['platform']['keys'], claim: string): Buffer => keys.lookup('file-claim', claim);

const purposes: readonly FilePurpose[] = ['report-photo', 'evidence', 'before', 'after'];
function purposeOf(field: string | undefined): FilePurpose {
  const purpose = field === undefined ? 'report-photo' : purposes.find((each) => each === field);
  if (purpose) return purpose;
  throw invalid(
    'picture-purpose',
    '照片用途不对，请刷新页面后重试。',
    'The purpose of the picture is not known. Reload and try again.',
  );
}

const signInFirst = (): AppError =>
  new AppError('unauthenticated', 'sign-in-needed', { zh: '请先登录。', en: 'Please sign in first.' });
