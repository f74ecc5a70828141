import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { crc32, deflateRawSync } from 'node:zlib';
import { openSheet, type Sheet, type SheetOptions } from './open-sheet.ts';

const shared = process.env.HUYING_SHARED ?? fileURLToPath(new URL('../../../../../../shared', import.meta.url));

/** A path in the outside data; says so when it is absent. */
export function sharedData(path: string): string {
  const full = `${shared}/data/${path}`;
  if (!existsSync(full)) throw new Error(`outside data is absent: ${full} (set HUYING_SHARED to the folder of data/)`);
  return full;
}

/** A whole table at once. */
export async function readAll(
  source: { path: string } | Uint8Array,
  name: string,
  options?: SheetOptions,
): Promise<Sheet & { all: { number: number; cells: string[] }[] }> {
  const sheet = await openSheet(source, name, options);
  const all: { number: number; cells: string[] }[] = [];
  for await (const row of sheet.rows()) all.push(row);
  return { ...sheet, all };
}

/** The code and text of the refusal of a table, or what else was thrown. */
export async function refusalOf(opening: Promise<unknown>): Promise<unknown> {
  try {
    await opening;
  } catch (error) {
    return (error as { code?: string }).code ?? error;
  }
  return 'not refused';
}

interface Packed {
  name: string;
  data: string | Buffer;
  /** Overrides what the directory says, to tell lies. */
  unpackedSize?: number;
  crc?: number;
}

/** A zip container made by hand, so that tests can make what no program writes. */
export function zipOf(files: Packed[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, unpackedSize, crc } of files) {
    const plain = Buffer.from(data);
    const packed = deflateRawSync(plain);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc ?? crc32(plain), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(unpackedSize ?? plain.length, 18);
    fields.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(name), packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, tail, Buffer.from(name)]));
    parts.push(local);
    offset += local.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, listing, Buffer.from('PK\x05\x06'), end]);
}

const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook around the XML of one sheet's rows, with whatever else a test wants to say in it. */
export function workbookOf(
  rows: string,
  {
    strings,
    styles,
    workbookPr = '',
    extra = [],
  }: { strings?: string; styles?: string; workbookPr?: string; extra?: Packed[] } = {},
): Buffer {
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`;
  const files: Packed[] = [
    { name: '[Content_Types].xml', data: '<Types><!-- spreadsheetml --></Types>' },
    {
      name: '_rels/.rels',
      data: `<Relationships>${relation('r', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<?xml version="1.0"?><workbook xmlns:r="r">${workbookPr}<sheets><sheet name="甲" r:id="r1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships>${relation('r1', 'worksheet', 'worksheets/sheet1.xml')}${relation('r2', 'sharedStrings', 'sharedStrings.xml')}${relation('r3', 'styles', '/xl/styles.xml')}</Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${rows}</sheetData></worksheet>` },
  ];
  if (strings !== undefined) files.push({ name: 'xl/sharedStrings.xml', data: `<sst>${strings}</sst>` });
  if (styles !== undefined) files.push({ name: 'xl/styles.xml', data: `<styleSheet>${styles}</styleSheet>` });
  return zipOf([...files, ...extra]);
}
