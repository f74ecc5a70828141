import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

/** One page of a PDF as it was drawn, read back: its size in millimetres, its lines of text, its filled rectangles. */
export interface ReadPage {
  width: number;
  height: number;
  texts: string[];
  /** Each line with where it begins (millimetres from the left edge), its baseline (from the top) and its size in points. */
  lines: { x: number; y: number; size: number; words: string }[];
  /** Millimetres from the upper left corner. */
  rectangles: [x: number, y: number, width: number, height: number][];
}

const MM = 25.4 / 72;

/** Reads what pdfkit writes: enough of the format to see sizes, words and rectangles, and nothing of our own drawing code. */
export function readPdf(bytes: Buffer): ReadPage[] {
  const file = bytes.toString('latin1');
  const objects = new Map<number, string>();
  for (const [, id, body] of file.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g))
    objects.set(Number(id), body ?? '');
  const characters = unicodeOf([...objects.values()].map(streamOf).find((text) => text.includes('beginbfrange')) ?? '');
  return [...objects.values()]
    .filter((body) => /\/Type \/Page\b(?!s)/.test(body))
    .map((body) => {
      const [, width = 0, height = 0] = (/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(body) ?? []).map(Number);
      const content = streamOf(objects.get(Number(/\/Contents (\d+) 0 R/.exec(body)?.[1])) ?? '');
      return {
        width: width * MM,
        height: height * MM,
        texts: [...content.matchAll(/\[([^\]]*)\] TJ/g)].map(([, parts = '']) => wordsOf(parts, characters)),
        lines: [
          ...content.matchAll(/1 0 0 1 ([\d.-]+) ([\d.-]+) Tm\n\/F\d+ ([\d.]+) Tf\n(?:[^\n[]*\n)*?\[([^\]]*)\] TJ/g),
        ].map(([, x, y, size, parts = '']) => ({
          x: Number(x) * MM,
          y: (height - Number(y)) * MM,
          size: Number(size),
          words: wordsOf(parts, characters),
        })),
        rectangles: [...content.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(
          ([, ...numbers]) => numbers.map((each) => Number(each) * MM) as ReadPage['rectangles'][number],
        ),
      };
    });
}

function streamOf(body: string): string {
  const data = /stream\n([\s\S]*?)\nendstream/.exec(body)?.[1];
  if (data === undefined) return '';
  const bytes = Buffer.from(data, 'latin1');
  return (body.includes('/FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1');
}

/** Glyph number → character, out of the map that lets text be copied. */
function unicodeOf(map: string): string[] {
  const characters: string[] = [];
  for (const [, from = '', , list = ''] of map.matchAll(/<(\w+)> <(\w+)> \[([^\]]*)\]/g))
    for (const [i, hex] of [...list.matchAll(/<([\w ]+)>/g)].entries())
      characters[Number.parseInt(from, 16) + i] = Buffer.from(hex[1]!.replaceAll(' ', ''), 'hex')
        .swap16()
        .toString('utf16le');
  return characters;
}

const wordsOf = (parts: string, characters: readonly string[]): string =>
  [...parts.matchAll(/<(\w+)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((glyph) => characters[Number.parseInt(glyph, 16)] ?? '\ufffd')
    .join('');

const PIXELS_PER_MM = 10;

/** What the QR code in a part of the page says (millimetres), from its rectangles as a camera would see them; null when unreadable. */
export function codeIn(page: ReadPage, [x, y, width, height]: ReadPage['rectangles'][number]): string | null {
  const [columns, rows] = [Math.round(width * PIXELS_PER_MM), Math.round(height * PIXELS_PER_MM)];
  const pixels = new Uint8ClampedArray(columns * rows * 4).fill(255);
  // The bars of colour behind headings are wider than any run of a code's modules.
  for (const [left, top, wide, high] of page.rectangles.filter((each) => each[3] < 4)) {
    const from = { x: Math.round((left - x) * PIXELS_PER_MM), y: Math.round((top - y) * PIXELS_PER_MM) };
    const to = { x: Math.round((left + wide - x) * PIXELS_PER_MM), y: Math.round((top + high - y) * PIXELS_PER_MM) };
    for (let row = Math.max(from.y, 0); row < Math.min(to.y, rows); row++)
      for (let column = Math.max(from.x, 0); column < Math.min(to.x, columns); column++)
        pixels.fill(0, (row * columns + column) * 4, (row * columns + column) * 4 + 3);
  }
  // The package is CommonJS: what it exports by default is the function or holds it.
  const read = (typeof jsQR === 'function' ? jsQR : (jsQR as { default: typeof jsQR }).default) as typeof jsQR;
  return read(pixels, columns, rows)?.data ?? null;
}
