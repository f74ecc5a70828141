/** What the first bytes say a file is; its name and the sender's word count for nothing. */
export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'heic';

/** How many bytes `pictureFormat` looks at. */
export const SNIFFED_BYTES = 64;

/**
 * The format of a picture, or undefined for anything else: SVG and HTML are text and never pictures here. 'heic' stands
 * for the telephones' format, which cannot be read, so that the sender can be told what to do.
 */
export function pictureFormat(head: Uint8Array): PictureFormat | undefined {
  if (startsWith(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(head, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (letters(head, 0, 4) === 'RIFF' && letters(head, 8, 4) === 'WEBP') return 'webp';
  const brands = letters(head, 4, 4) === 'ftyp' ? [8, 16, 20, 24, 28].map((at) => letters(head, at, 4)) : [];
  return brands.some((brand) => /^(hei[cfmsx]|hev[cx])$/.test(brand)) ? 'heic' : undefined;
}

const startsWith = (head: Uint8Array, bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte);
const letters = (head: Uint8Array, from: number, count: number): string =>
  String.fromCharCode(...head.subarray(from, from + count));
