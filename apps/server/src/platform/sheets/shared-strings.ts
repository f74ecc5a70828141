import { sheetError } from './sheet-error.ts';
import { fromXmlString } from './xml-string.ts';
import { createXmlReader } from './xml-reader.ts';

/** The texts of a workbook by number. */
export interface SharedStrings {
  get(index: number): string;
}

const pieceBytes = 4 * 1024 * 1024;

export const noSharedStrings: SharedStrings = {
  get() {
    throw sheetError('sheet-corrupt');
  },
};

/**
 * Reads `sharedStrings.xml`. The texts are kept as UTF-8 in a few large buffers instead of a million small strings:
 * a table of 100,000 rows then costs its own size in memory and no more.
 */
export async function readSharedStrings(chunks: AsyncIterable<string>): Promise<SharedStrings> {
  const store = createTextStore();
  // Excel's beta called an item `sstItem`.
  const isItem = (name: string): boolean => name === 'si' || name === 'sstItem';
  let text = '';
  let inText = false;
  let phonetic = false;
  const reader = createXmlReader({
    open(name) {
      if (isItem(name)) text = '';
      else if (name === 't') inText = !phonetic;
      else if (name === 'rPh') phonetic = true;
    },
    close(name) {
      if (isItem(name)) store.add(text);
      else if (name === 't') inText = false;
      else if (name === 'rPh') phonetic = false;
    },
    text(piece) {
      if (inText) text += piece;
    },
  });
  for await (const chunk of chunks) reader.push(chunk);
  reader.end();
  return store;
}

function createTextStore(): SharedStrings & { add(text: string): void } {
  const pieces: Buffer[] = [];
  let used = pieceBytes;
  // Three numbers a text: piece, start, end.
  let index = new Uint32Array(3 * 1024);
  let count = 0;
  return {
    add(text) {
      const size = Buffer.byteLength(text);
      if (used + size > pieceBytes) {
        pieces.push(Buffer.allocUnsafe(Math.max(pieceBytes, size)));
        used = 0;
      }
      if (count * 3 === index.length) {
        const larger = new Uint32Array(index.length * 2);
        larger.set(index);
        index = larger;
      }
      pieces.at(-1)?.write(text, used, 'utf8');
      index.set([pieces.length - 1, used, used + size], count * 3);
      used += size;
      count += 1;
    },
    get(at) {
      const piece = Number.isInteger(at) && at >= 0 && at < count ? pieces[index[at * 3] ?? 0] : undefined;
      if (!piece) throw sheetError('sheet-corrupt');
      return fromXmlString(piece.toString('utf8', index[at * 3 + 1], index[at * 3 + 2]));
    },
  };
}
