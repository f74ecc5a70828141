import type { ByteSource } from './byte-source.ts';
import type { SheetLimits } from './limits.ts';
import { sheetError } from './sheet-error.ts';
import type { SheetFormat } from './sheet-rows.ts';
import { openZip, unpackText } from './zip-archive.ts';

const textNames = /\.(csv|tsv|txt|tab|xls|xlsx|xml|html?|et)$/i;
const encryptedParts = ['EncryptedPackage', 'EncryptionInfo'].map((name) => Buffer.from(name, 'utf16le'));
const workbookStreams = ['Workbook', 'Book'].map((name) => Buffer.from(`${name}\0`, 'utf16le'));

/**
 * Tells what a file is from what it holds, never from its name alone: halls and hotlines hand out web pages and tab-separated
 * text under the name .xls every day. A name only decides whether plain text is meant as a table.
 */
export async function detectFormat(source: ByteSource, name: string, limits: SheetLimits): Promise<SheetFormat> {
  if (source.size === 0) throw sheetError('sheet-empty');
  const head = source.read(0, Math.min(source.size, 4096));
  if (head.length >= 4 && head.readUInt32LE(0) === 0x04034b50) return zipFormat(source, limits);
  if (head.length >= 8 && head.readUInt32BE(0) === 0xd0cf11e0) return compoundFormat(source);
  if (isOldExcel(head)) return 'xls';
  const text = head
    .toString('latin1')
    .replace(/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .replaceAll('\0', '');
  if (/^\s*</.test(text)) return markupFormat(text);
  if (!textNames.test(name) || isBinary(head)) throw sheetError('sheet-unknown-format');
  return 'csv';
}

async function zipFormat(source: ByteSource, limits: SheetLimits): Promise<SheetFormat> {
  const archive = openZip(source, limits);
  if (archive.names.some((name) => name.endsWith('xl/workbook.bin'))) return 'xlsb';
  if (archive.has('[Content_Types].xml')) {
    const types = await unpackText(archive, '[Content_Types].xml', 1024 * 1024);
    if (/spreadsheetml|ms-excel/i.test(types)) return 'xlsx';
  }
  if (archive.has('mimetype')) {
    const type = await unpackText(archive, 'mimetype', 1024);
    if (type.includes('opendocument.spreadsheet')) return 'ods';
  }
  throw sheetError('sheet-unknown-format');
}

function compoundFormat(source: ByteSource): SheetFormat {
  const all = source.read(0, source.size);
  if (encryptedParts.some((part) => all.includes(part))) throw sheetError('sheet-encrypted');
  if (workbookStreams.some((stream) => all.includes(stream))) return 'xls';
  throw sheetError('sheet-unknown-format');
}

/** Excel 2 to 4 wrote its records straight into the file: it begins with the record "beginning of file". */
function isOldExcel(head: Buffer): boolean {
  return head.length > 8 && head[0] === 0x09 && [0x00, 0x02, 0x04].includes(head[1] ?? 1) && (head[2] ?? 99) <= 8;
}

function markupFormat(text: string): SheetFormat {
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet') || text.includes('Excel.Sheet')) return 'xml';
  if (/<(html|table|!doctype html|meta|body)\b/i.test(text)) return 'html';
  throw sheetError('sheet-unknown-format');
}

/** Text holds no zero bytes and few other control characters, unless it says by its first bytes which Unicode it is. */
function isBinary(head: Buffer): boolean {
  if (/^(\xef\xbb\xbf|\xff\xfe|\xfe\xff)/.test(head.toString('latin1', 0, 3))) return false;
  if (head.includes(0)) return true;
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > head.length / 20;
}
