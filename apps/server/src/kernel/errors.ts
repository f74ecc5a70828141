/**
 * One error type for what a person can be told. `code` is stable and names the text in the catalogue below;
 * the HTTP adapter turns it into problem+json (RFC 9457) in the caller's language. Anything else that is thrown
 * is a fault of ours: it is logged with its number and shown as `internal`, never with its own words.
 */
export type ErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-many'
  | 'too-large'
  | 'unavailable'
  | 'internal';

export const statusOf: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-many': 429,
  'too-large': 413,
  unavailable: 503,
  internal: 500,
};

/** A text for people, in both languages of the product. */
export interface Text {
  zh: string;
  en: string;
}

export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly text: Text;
  /** Facts for the screen (the current version, the field at fault…): never personal data or internals. */
  readonly details: Record<string, unknown>;

  constructor(kind: ErrorKind, code: string, text: Text, details: Record<string, unknown> = {}) {
    super(`${code}: ${text.en}`);
    this.kind = kind;
    this.code = code;
    this.text = text;
    this.details = details;
  }
}

export const invalid = (code: string, zh: string, en: string, details?: Record<string, unknown>): AppError =>
  new AppError('invalid', code, { zh, en }, details);
export const forbidden = (): AppError =>
  new AppError('forbidden', 'forbidden', {
    zh: '您的岗位没有这项权限。如确需办理，请联系管理员调整岗位。',
    en: 'Your post does not permit this. If you need it, ask an administrator to change your post.',
  });
export const notFound = (
  zh = '没有找到，可能已被移走或您无权查看。',
  en = 'Not found: it may have moved, or you may not see it.',
): AppError => new AppError('not-found', 'not-found', { zh, en });
export const conflict = (code: string, zh: string, en: string, details?: Record<string, unknown>): AppError =>
  new AppError('conflict', code, { zh, en }, details);
