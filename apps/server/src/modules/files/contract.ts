import { type Static, Type } from 'typebox';
import { endpoint } from '../../kernel/endpoint.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const byId = Type.Object({ id: Id }, closed);

/** What a picture is for. `report-photo`: anyone may upload one; the others need a session. */
export const PicturePurpose = Type.Enum(['report-photo', 'evidence', 'before', 'after']);
export type PicturePurpose = Static<typeof PicturePurpose>;

/**
 * `claim` proves who uploaded it: it is shown once, and whoever uploaded without signing in attaches the picture with it.
 * A picture that nothing was attached to within 24 hours is removed.
 */
export const UploadedFile = Type.Object({
  id: Id,
  claim: Type.String(),
  width: Type.Integer(),
  height: Type.Integer(),
  bytes: Type.Integer(),
});
export type UploadedFile = Static<typeof UploadedFile>;

/** How a file is shown in the answers of other modules. */
export const FileView = Type.Object({
  id: Id,
  purpose: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
});
export type FileView = Static<typeof FileView>;

const Told = Type.Object({ zh: Type.String(), en: Type.String() });
/** What became of the rows of a table that was uploaded. */
export const SheetTaken = Type.Object({
  /** The form's field `dryRun` was true: nothing is stored, the counts say what would be. */
  dryRun: Type.Boolean(),
  rows: Type.Integer(),
  /** New ones. */
  taken: Type.Integer(),
  /** Rows with a number whose thing was changed, and those that say what stands here already. */
  changed: Type.Integer(),
  unchanged: Type.Integer(),
  /** Which columns of which thing were changed, the first 500 rows. */
  changes: Type.Array(Type.Object({ row: Type.Integer(), number: Type.String(), titles: Type.Array(Type.String()) })),
  /** What was not taken and why, the first 500. */
  rejected: Type.Array(Type.Object({ row: Type.Integer(), reasons: Type.Array(Told) })),
  /** All rows that were not taken as a workbook (.xlsx, base64), reasons in front, to be mended and uploaded again. */
  rejectedXlsx: Type.Union([Type.String(), Type.Null()]),
});
export type SheetTaken = Static<typeof SheetTaken>;

/** Form fields: `purpose` (PicturePurpose; report-photo unless given) and `file`, one picture of at most 10 MB and 40 megapixels
 * (20 for those that can only be decoded whole: WebP, progressive JPEG, interlaced PNG). */
export const uploadFile = endpoint({
  method: 'POST',
  path: '/api/files',
  access: 'public',
  summary: 'Upload one picture (JPEG, PNG or WebP); it is decoded and written anew without its metadata',
  multipart: true,
  status: 201,
  response: UploadedFile,
});

/** `claim`: of the upload (for 24 hours), or a pass that another answer handed out; not needed by staff who may read the subject. */
const Proof = Type.Object({ claim: Type.Optional(Type.String({ minLength: 8, maxLength: 100 })) }, closed);

export const getFile = endpoint({
  method: 'GET',
  path: '/files/{id}',
  access: 'public',
  summary: 'The file, for its uploader and for those who may read what it is attached to',
  params: byId,
  query: Proof,
  produces: 'image/webp',
});

export const getThumbnail = endpoint({
  method: 'GET',
  path: '/files/{id}/thumb',
  access: 'public',
  summary: 'The picture with no side above 400 pixels',
  params: byId,
  query: Proof,
  produces: 'image/webp',
});

/** The largest piece a picture may be sent in. */
export const PIECE_BYTES = 256 * 1024;

/** `received` bytes from the start are here; `fileId` once the picture is whole, read and attached to what its text became. */
export const UploadState = Type.Object({
  id: Id,
  received: Type.Integer(),
  fileId: Type.Union([Id, Type.Null()]),
});
export type UploadState = Static<typeof UploadState>;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });

/** `id` is made on the phone; asking again answers how far it has come. `parcelId`: the text it follows, which has arrived. */
export const beginUpload = endpoint({
  method: 'POST',
  path: '/api/uploads',
  access: 'signed-in',
  summary: 'Begin or go on with a picture sent in pieces: answers how much of it is here',
  body: Type.Object(
    {
      id: Id,
      parcelId: Id,
      purpose: PicturePurpose,
      bytes: Type.Integer({ minimum: 1, maximum: 10 * 1024 * 1024 }),
      sha256: Sha256,
    },
    closed,
  ),
  response: UploadState,
});

/** Form field: `file`, at most 256 KB. A piece that is here already is not an error. */
export const sendPiece = endpoint({
  method: 'POST',
  path: '/api/uploads/{id}/pieces',
  access: 'signed-in',
  summary: 'The next piece of a picture, with where it begins and its own hash',
  params: byId,
  query: Type.Object({ from: Type.Integer({ minimum: 0 }), sha256: Sha256 }, closed),
  multipart: true,
  response: UploadState,
});

export const filesEndpoints = { uploadFile, beginUpload, sendPiece, getFile, getThumbnail };
