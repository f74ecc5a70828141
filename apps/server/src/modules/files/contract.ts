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

export const filesEndpoints = { uploadFile, getFile, getThumbnail };
