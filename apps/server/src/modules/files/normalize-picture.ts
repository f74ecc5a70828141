import { open } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { type PictureFormat, pictureFormat, SNIFFED_BYTES } from './domain/picture-format.ts';
import { broken, busy, heicUnread, notPicture, tooManyPixels } from './picture-errors.ts';

/** A picture as it is kept: WebP of our own making, without anything the camera or the sender wrote into it. */
export interface Picture {
  bytes: Buffer;
  thumbnail: Buffer;
  width: number;
  height: number;
}

const SIDE = 1600;
const THUMBNAIL_SIDE = 400;
const MEGAPIXEL = 1_000_000;
/** Pictures that are decoded row by row, and those that must be held whole while they are. */
const MAX_MEGAPIXELS = { byRow: 40, whole: 20 };
const SECONDS = 20;
const MAX_WAITING = 50;

// One picture at a time on one thread, nothing kept: two cores and a small memory also have requests to answer.
sharp.concurrency(1);
sharp.cache(false);
// Whatever a file pretends to be, only these three decoders exist in this process. AVIF is left out: its decoder takes
// 19 bytes of memory a pixel, and no camera writes it.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });

let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Decodes the picture in a file and writes it anew: upright, sRGB, no side above 1600 pixels, and a thumbnail of 400.
 * Of an animation the first frame is kept. Pictures wait for one another. Throws `invalid` (not-a-picture,
 * picture-heic, picture-broken), `too-large` (picture-pixels), `unavailable` (pictures-busy).
 */
export async function normalizePicture(path: string): Promise<Picture> {
  const format = pictureFormat(await headOf(path));
  if (format === 'heic') throw heicUnread();
  if (format === undefined) throw notPicture();
  if (waiting >= MAX_WAITING) throw busy();
  waiting += 1;
  const turn = last.then(() => convert(path, format));
  last = turn.catch(() => {});
  try {
    return await turn;
  } finally {
    waiting -= 1;
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function convert(path: string, format: PictureFormat): Promise<Picture> {
  await refuseBombs(path, format);
  try {
    const main = await toWebp(opened(path).autoOrient(), SIDE, 80);
    const thumbnail = await toWebp(sharp(main.data), THUMBNAIL_SIDE, 70);
    return { bytes: main.data, thumbnail: thumbnail.data, width: main.info.width, height: main.info.height };
  } catch {
    throw broken();
  }
}

/** Reads the header alone: a picture that would unpack to too much is refused before a pixel of it is. */
async function refuseBombs(path: string, format: PictureFormat): Promise<void> {
  const facts = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw broken();
    });
  const byRow = (format === 'jpeg' || format === 'png') && !facts.isProgressive;
  const max = byRow ? MAX_MEGAPIXELS.byRow : MAX_MEGAPIXELS.whole;
  if (facts.width * facts.height > max * MEGAPIXEL) throw tooManyPixels(max);
}

const opened = (path: string): Sharp =>
  sharp(path, { limitInputPixels: MAX_MEGAPIXELS.byRow * MEGAPIXEL, failOn: 'error', sequentialRead: true });

const toWebp = (picture: Sharp, side: number, quality: number) =>
  picture
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .webp({ quality, effort: 3 })
    .timeout({ seconds: SECONDS })
    .toBuffer({ resolveWithObject: true });
