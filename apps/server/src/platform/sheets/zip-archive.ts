import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import type { ByteSource } from './byte-source.ts';
import type { SheetLimits } from './limits.ts';
import { sheetError } from './sheet-error.ts';

/** The parts of a zip container that a workbook needs, unpacked piece by piece so that a bomb never fits anywhere. */
export interface ZipArchive {
  /** Lower case, forward slashes. */
  names: string[];
  has(name: string): boolean;
  /** The unpacked bytes of one entry, in order; refuses when a limit is passed or the checksum differs. */
  unpack(name: string): AsyncGenerator<Buffer>;
}

interface Entry {
  method: number;
  encrypted: boolean;
  crc: number;
  packed: number;
  unpacked: number;
  offset: number;
}

const endRecord = 0x06054b50;
const centralRecord = 0x02014b50;
const localRecord = 0x04034b50;
const maxEntries = 20_000;
const ratioFrom = 16 * 1024 * 1024;

/** Opens a container by its central directory (APPNOTE 4.3), which is what Excel itself trusts. */
export function openZip(source: ByteSource, limits: SheetLimits): ZipArchive {
  const entries = readDirectory(source);
  const declared = [...entries.values()].reduce((sum, entry) => sum + entry.unpacked, 0);
  if (declared > limits.unpackedBytes) throw sheetError('sheet-too-large', { what: 'unpacked' });
  const budget = { unpacked: 0, max: limits.unpackedBytes, maxRatio: limits.ratio };
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(normal(name)),
    unpack(name) {
      const entry = entries.get(normal(name));
      if (!entry) throw sheetError('sheet-corrupt');
      if (entry.encrypted) throw sheetError('sheet-encrypted');
      return unpackEntry(source, entry, budget);
    },
  };
}

const normal = (name: string): string => name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();

function readDirectory(source: ByteSource): Map<string, Entry> {
  const tailStart = Math.max(0, source.size - 65_557);
  const tail = source.read(tailStart, source.size - tailStart);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== endRecord) at -= 1;
  if (at < 0) throw sheetError('sheet-corrupt');
  const size = tail.readUInt32LE(at + 12);
  const offset = tail.readUInt32LE(at + 16);
  // A container beyond 4 GB marks its sizes with all ones; such a file is above every limit here.
  if (offset + size > source.size) throw sheetError('sheet-corrupt');
  return readEntries(source.read(offset, size));
}

function readEntries(directory: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === centralRecord) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const name = normal(directory.toString('utf8', at + 46, at + 46 + nameLength));
    entries.set(name, {
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      ...sizesOf(directory, at, nameLength, extraLength),
    });
    if (entries.size > maxEntries) throw sheetError('sheet-too-large', { what: 'unpacked' });
    at += 46 + nameLength + extraLength + directory.readUInt16LE(at + 32);
  }
  if (entries.size === 0) throw sheetError('sheet-corrupt');
  return entries;
}

/** Some writers use 64-bit fields even for small files: each all-ones field is then found in the extra block, in this order. */
function sizesOf(directory: Buffer, at: number, nameLength: number, extraLength: number) {
  const fields = [directory.readUInt32LE(at + 24), directory.readUInt32LE(at + 20), directory.readUInt32LE(at + 42)];
  let extra = at + 46 + nameLength;
  const end = Math.min(extra + extraLength, directory.length);
  while (extra + 4 <= end && fields.includes(0xffffffff)) {
    const length = directory.readUInt16LE(extra + 2);
    if (directory.readUInt16LE(extra) === 1) {
      let value = extra + 4;
      for (let i = 0; i < fields.length; i += 1) {
        if (fields[i] !== 0xffffffff || value + 8 > end) continue;
        fields[i] = Number(directory.readBigUInt64LE(value));
        value += 8;
      }
    }
    extra += 4 + length;
  }
  const [unpacked = 0, packed = 0, offset = 0] = fields;
  return { unpacked, packed, offset };
}

async function* unpackEntry(
  source: ByteSource,
  entry: Entry,
  budget: { unpacked: number; max: number; maxRatio: number },
): AsyncGenerator<Buffer> {
  if (entry.offset + 30 > source.size) throw sheetError('sheet-corrupt');
  const local = source.read(entry.offset, 30);
  if (local.readUInt32LE(0) !== localRecord) throw sheetError('sheet-corrupt');
  const start = entry.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + entry.packed > source.size) throw sheetError('sheet-corrupt');
  let unpacked = 0;
  let crc = 0;
  for await (const chunk of inflated(source, entry, start)) {
    unpacked += chunk.length;
    budget.unpacked += chunk.length;
    if (budget.unpacked > budget.max) throw sheetError('sheet-too-large', { what: 'unpacked' });
    if (unpacked > ratioFrom && unpacked > entry.packed * budget.maxRatio) {
      throw sheetError('sheet-too-large', { what: 'unpacked' });
    }
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (crc !== entry.crc) throw sheetError('sheet-corrupt');
}

function inflated(source: ByteSource, entry: Entry, start: number): AsyncIterable<Buffer> {
  const packed = Readable.from(source.chunks(start, entry.packed), { objectMode: false });
  if (entry.method === 0) return packed;
  if (entry.method !== 8) throw sheetError('sheet-corrupt');
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  packed.on('error', (error) => inflate.destroy(error));
  inflate.on('close', () => packed.destroy());
  return packed.pipe(inflate);
}

/** A whole entry as text; for the small parts of a workbook only. */
export async function unpackText(archive: ZipArchive, name: string, maxBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of archive.unpack(name)) {
    size += chunk.length;
    if (size > maxBytes) throw sheetError('sheet-too-large', { what: 'unpacked' });
    chunks.push(chunk);
  }
  return decodeXml(Buffer.concat(chunks));
}

function decodeXml(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  return new TextDecoder('utf-8').decode(bytes);
}
