import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pictureFormat } from './domain/picture-format.ts';
import { normalizePicture, type Picture } from './normalize-picture.ts';
import { redAndBlue } from './testing.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huying-pictures-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let files = 0;
async function normalize(bytes: Uint8Array): Promise<Picture> {
  files += 1;
  const path = join(folder, `picture-${files}`);
  await writeFile(path, bytes);
  return normalizePicture(path);
}
/** 'kind code' of the refusal. */
const refusal = (bytes: Uint8Array): Promise<string> =>
  normalize(bytes).then(
    () => 'taken',
    (error: { kind: string; code: string }) => `${error.kind} ${error.code}`,
  );

/** Where the red is: the mean of the red channel in the left, right, upper and lower half. */
async function redSide(bytes: Buffer): Promise<string> {
  const { width = 0, height = 0 } = await sharp(bytes).metadata();
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  const boxes: Record<string, { left: number; top: number; width: number; height: number }> = {
    left: { left: 0, top: 0, width: w, height },
    right: { left: w, top: 0, width: w, height },
    top: { left: 0, top: 0, width, height: h },
    bottom: { left: 0, top: h, width, height: h },
  };
  const means = await Promise.all(
    Object.entries(boxes).map(async ([side, box]) => {
      const { channels } = await sharp(await sharp(bytes).extract(box).png().toBuffer()).stats();
      return { side, mean: channels[0]?.mean ?? 0 };
    }),
  );
  return means.sort((a, b) => b.mean - a.mean)[0]?.side ?? '';
}

describe('what becomes of a picture', () => {
  test('it is WebP, within 1600 pixels, with a thumbnail within 400', async () => {
    const picture = await normalize(await redAndBlue(3000, 1500).jpeg().toBuffer());
    expect(picture).toMatchObject({ width: 1600, height: 800 });
    expect(await sharp(picture.bytes).metadata()).toMatchObject({ format: 'webp', width: 1600, height: 800 });
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ format: 'webp', width: 400, height: 200 });
  });

  test('a small one is not blown up', async () => {
    const picture = await normalize(await redAndBlue(20, 10).png().toBuffer());
    expect(picture).toMatchObject({ width: 20, height: 10 });
    expect(await sharp(picture.thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
  });

  test('place, time, device, thumbnail, colour profile and comments of the camera are gone', async () => {
    const camera = await redAndBlue()
      .withExif({
        IFD0: { Make: 'CAMERA-MAKER', Copyright: 'SECRET-OWNER', ImageDescription: 'SECRET-PLACE' },
        IFD2: { BodySerialNumber: 'SERIAL-12345', DateTimeOriginal: '2026:11:18 10:00:00' },
        IFD3: {
          GPSLatitudeRef: 'N',
          GPSLatitude: '39/1 1/1 0/1',
          GPSLongitudeRef: 'E',
          GPSLongitude: '106/1 22/1 0/1',
        },
      })
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><SECRET-XMP/></x:xmpmeta>')
      .withIccProfile('p3')
      .jpeg()
      .toBuffer();
    const before = await sharp(camera).metadata();
    expect([before.exif, before.icc, before.xmp].every((part) => part !== undefined)).toBe(true);
    expect(camera.includes('SERIAL-12345')).toBe(true);
    const picture = await normalize(camera);
    for (const bytes of [picture.bytes, picture.thumbnail]) {
      const after = await sharp(bytes).metadata();
      expect([after.exif, after.icc, after.xmp, after.iptc, after.orientation, after.comments]).toEqual(
        Array(6).fill(undefined),
      );
      for (const word of ['EXIF', 'SECRET', 'SERIAL', 'CAMERA', 'GPS', 'xmp']) expect(bytes.includes(word)).toBe(false);
    }
  });

  // The picture is red on its left as stored; where the red must be seen follows from the orientation's definition.
  test.each([
    [1, 'left'],
    [2, 'right'],
    [3, 'right'],
    [4, 'left'],
    [5, 'top'],
    [6, 'top'],
    [7, 'bottom'],
    [8, 'bottom'],
  ])('orientation %i is applied: the red is at the %s', async (orientation, side) => {
    const picture = await normalize(await redAndBlue().withMetadata({ orientation }).jpeg().toBuffer());
    expect(await redSide(picture.bytes)).toBe(side);
    expect(await redSide(picture.thumbnail)).toBe(side);
    expect(picture.width > picture.height).toBe(orientation <= 4);
  });

  test('of an animation only the first frame is left', async () => {
    const frames = await Promise.all([redAndBlue(40, 40).png().toBuffer(), redAndBlue(40, 40).flop().png().toBuffer()]);
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect((await sharp(animated).metadata()).pages).toBe(2);
    const picture = await normalize(animated);
    expect((await sharp(picture.bytes).metadata()).pages ?? 1).toBe(1);
    expect(picture).toMatchObject({ width: 40, height: 40 });
  });

  test('see-through and grey and CMYK pictures are taken', async () => {
    const rgba = await redAndBlue().ensureAlpha(0.5).png().toBuffer();
    const grey = await redAndBlue().greyscale().jpeg().toBuffer();
    const cmyk = await redAndBlue().toColourspace('cmyk').jpeg().toBuffer();
    for (const bytes of [rgba, grey, cmyk])
      expect(await sharp((await normalize(bytes)).bytes).metadata()).toMatchObject({ format: 'webp', space: 'srgb' });
  });

  test('what was hidden behind the end of a picture is gone', async () => {
    const jpeg = await redAndBlue().jpeg().toBuffer();
    const html = '<html><script>alert(document.domain)</script></html>';
    const zip = Buffer.from('PK\u0003\u0004 hidden archive');
    const picture = await normalize(Buffer.concat([jpeg, Buffer.from(html), zip]));
    expect(picture.bytes.includes('script')).toBe(false);
    expect(picture.bytes.includes('PK\u0003\u0004')).toBe(false);
  });

  test('a script inside the comment of a JPEG is gone', async () => {
    const jpeg = await redAndBlue().jpeg().toBuffer();
    const comment = Buffer.from('*/=alert(1)/*<svg onload=alert(1)>');
    const marker = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
    const picture = await normalize(Buffer.concat([jpeg.subarray(0, 2), marker, comment, jpeg.subarray(2)]));
    expect(picture.bytes.includes('alert')).toBe(false);
  });
});

describe('what is refused', () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const box = (brand: string): Buffer =>
    Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from(`ftyp${brand}\0\0\0\0mif1${brand}`)]);

  test.each<[string, Uint8Array, string]>([
    ['nothing at all', new Uint8Array(), 'invalid not-a-picture'],
    ['one byte', Buffer.from([0xff]), 'invalid not-a-picture'],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'invalid not-a-picture'],
    ['SVG with a script', Buffer.from(svg), 'invalid not-a-picture'],
    ['SVG behind an XML head', Buffer.from(`<?xml version="1.0"?>\n${svg}`), 'invalid not-a-picture'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ\n'), 'invalid not-a-picture'],
    ['a zip', Buffer.from('PK\u0003\u0004................'), 'invalid not-a-picture'],
    ['a program', Buffer.from('MZ\u0090\0\u0003\0\0\0'), 'invalid not-a-picture'],
    ['the antivirus test file', Buffer.from('X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR'), 'invalid not-a-picture'],
    ['a GIF', Buffer.from('GIF89a\u0001\0\u0001\0'), 'invalid not-a-picture'],
    ['a HEIC of a telephone', box('heic'), 'invalid picture-heic'],
    ['an AVIF', box('avif'), 'invalid not-a-picture'],
    [
      'the first bytes of a JPEG and then HTML',
      Buffer.from('\u00ff\u00d8\u00ff\u00e0<html><script>', 'latin1'),
      'invalid picture-broken',
    ],
    [
      'the first bytes of a PNG and then nothing',
      Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'),
      'invalid picture-broken',
    ],
    [
      'the first bytes of a WebP and then noise',
      Buffer.from('RIFF\0\0\0\0WEBPVP8 xxxxxxxxxxxx'),
      'invalid picture-broken',
    ],
  ])('%s', async (_, bytes, expected) => {
    expect(await refusal(bytes)).toBe(expected);
  });

  test('a picture that broke off on the way', async () => {
    const jpeg = await redAndBlue(600, 600).jpeg().toBuffer();
    const png = await redAndBlue(600, 600).png().toBuffer();
    expect(await refusal(jpeg.subarray(0, jpeg.length / 2))).toBe('invalid picture-broken');
    expect(await refusal(png.subarray(0, png.length / 2))).toBe('invalid picture-broken');
  });

  test('pictures that unpack to too much, before they are unpacked', async () => {
    const bomb = pngOf(20_000, 20_000);
    expect(bomb.length).toBeLessThan(200_000);
    const { grown, result } = await grownWhile(() => refusal(bomb));
    expect(result).toBe('too-large picture-pixels');
    expect(grown).toBeLessThan(150); // unpacked it would be 1,200
    expect(await refusal(pngOf(2_147_483_647, 1))).toMatch(/^(too-large picture-pixels|invalid picture-broken)$/);
  });

  test('the largest picture that is taken needs some 150 MB', async () => {
    const large = pngOf(7_900, 5_000);
    const { grown, result } = await grownWhile(() => refusal(large));
    expect(result).toBe('taken');
    expect(grown).toBeLessThan(300);
  });

  test('many at once wait for one another, and beyond fifty are told to come again', async () => {
    const bytes = await redAndBlue(1200, 800).jpeg().toBuffer();
    const path = join(folder, 'many');
    await writeFile(path, bytes);
    const results = await Promise.allSettled(Array.from({ length: 80 }, () => normalizePicture(path)));
    const refused = results.flatMap((each) => (each.status === 'rejected' ? String(each.reason.code) : []));
    expect(new Set(refused)).toEqual(new Set(['pictures-busy']));
    expect(results.length - refused.length).toBeGreaterThanOrEqual(50);
    expect(await refusal(bytes)).toBe('taken');
  });
});

test('formats are known by their first bytes alone', () => {
  expect(pictureFormat(Buffer.from('RIFF....WEBP'))).toBe('webp');
  expect(pictureFormat(Buffer.from('RIFF....WAVE'))).toBeUndefined();
  expect(pictureFormat(Buffer.from('....ftypmp42'))).toBeUndefined();
});

/** A PNG of one bit a pixel, all white: a few kilobytes however large. */
function pngOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(width > 1_000_000 ? 1 : (Math.ceil(width / 8) + 1) * height);
  const signature = Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1');
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** By how many megabytes the process grew at most while the work was done. */
async function grownWhile<T>(work: () => Promise<T>): Promise<{ grown: number; result: T }> {
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 2);
  try {
    const result = await work();
    return { result, grown: (Math.max(most, process.memoryUsage().rss) - before) / 1e6 };
  } finally {
    clearInterval(timer);
  }
}
