import type { ByteSource } from './byte-source.ts';
import type { SheetLimits } from './limits.ts';
import { type NumberFormat, readFormat } from './number-format.ts';
import { noSharedStrings, readSharedStrings } from './shared-strings.ts';
import { sheetError } from './sheet-error.ts';
import type { OpenedTable, SheetRow } from './sheet-rows.ts';
import { readWorksheet, type SheetContext } from './xlsx-sheet.ts';
import { type Attributes, createXmlReader } from './xml-reader.ts';
import { openZip, unpackText, type ZipArchive } from './zip-archive.ts';

interface Tab {
  name: string;
  path: string;
}

const partBytes = 16 * 1024 * 1024;

/** Opens the named tab of an .xlsx or .xlsm, or the first visible one that holds anything. */
export async function openXlsx(
  source: ByteSource,
  sheet: string | undefined,
  limits: SheetLimits,
): Promise<OpenedTable> {
  const archive = openZip(source, limits);
  const workbookPath = await findWorkbook(archive);
  const parts = await readRelationships(archive, workbookPath);
  const { tabs, date1904 } = await readWorkbook(archive, workbookPath, parts);
  const context: SheetContext = {
    strings: await stringsOf(archive, parts),
    formats: await formatsOf(archive, parts),
    date1904,
    draw: String,
    limits,
  };
  if (context.formats.some((format) => format.kind === 'shown' || format.kind === 'words')) {
    const { SSF } = await import('@e965/xlsx');
    context.draw = (code, value) => SSF.format(code, value);
  }
  const wanted = sheet === undefined ? tabs : tabs.filter((tab) => tab.name === sheet);
  if (sheet !== undefined && wanted.length === 0) throw sheetError('sheet-not-found');
  for (const tab of wanted) {
    const batches = readWorksheet(textOf(archive, tab.path), context);
    const first = await batches.next();
    if (first.done) continue;
    const all = startingWith(first.value, batches);
    return { format: 'xlsx', sheetNames: tabs.map(({ name }) => name), sheetName: tab.name, batches: all };
  }
  throw sheetError('sheet-empty');
}

async function* startingWith(first: SheetRow[], rest: AsyncIterable<SheetRow[]>): AsyncGenerator<SheetRow[]> {
  yield first;
  yield* rest;
}

async function* textOf(archive: ZipArchive, path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8');
  for await (const chunk of archive.unpack(path)) yield decoder.decode(chunk, { stream: true });
}

/** Calls back for each opening tag of a small part. */
async function scan(archive: ZipArchive, path: string, open: (name: string, attributes: Attributes) => void) {
  const reader = createXmlReader({ open, close: () => {} });
  reader.push(await unpackText(archive, path, partBytes));
  reader.end();
}

async function findWorkbook(archive: ZipArchive): Promise<string> {
  let path = 'xl/workbook.xml';
  if (archive.has('_rels/.rels')) {
    await scan(archive, '_rels/.rels', (name, { Type = '', Target = '' }) => {
      if (name === 'Relationship' && Type.endsWith('/officeDocument')) path = Target.replace(/^\//, '');
    });
  }
  if (!archive.has(path)) throw sheetError('sheet-corrupt');
  return path;
}

interface Part {
  id: string;
  type: string;
  path: string;
}

async function readRelationships(archive: ZipArchive, workbookPath: string): Promise<Part[]> {
  const slash = workbookPath.lastIndexOf('/') + 1;
  const folder = workbookPath.slice(0, slash);
  const path = `${folder}_rels/${workbookPath.slice(slash)}.rels`;
  const parts: Part[] = [];
  if (!archive.has(path)) throw sheetError('sheet-corrupt');
  await scan(archive, path, (name, { Id = '', Type = '', Target = '', TargetMode = '' }) => {
    // A part that lies outside the file is never fetched.
    if (name !== 'Relationship' || TargetMode === 'External') return;
    const target = Target.startsWith('/') ? Target.slice(1) : new URL(Target, `file:///${folder}`).pathname.slice(1);
    parts.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: decodeURIComponent(target) });
  });
  return parts;
}

async function readWorkbook(archive: ZipArchive, path: string, parts: Part[]) {
  const tabs: Tab[] = [];
  let date1904 = false;
  await scan(archive, path, (name, attributes) => {
    if (name === 'workbookPr') date1904 = attributes.date1904 === '1' || attributes.date1904 === 'true';
    if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return;
    const part = parts.find(({ id, type }) => id === attributes.id && type === 'worksheet');
    if (part && archive.has(part.path)) tabs.push({ name: attributes.name ?? '', path: part.path });
  });
  return { tabs, date1904 };
}

async function stringsOf(archive: ZipArchive, parts: Part[]) {
  const part = parts.find(({ type }) => type === 'sharedStrings');
  if (!part || !archive.has(part.path)) return noSharedStrings;
  return readSharedStrings(textOf(archive, part.path));
}

async function formatsOf(archive: ZipArchive, parts: Part[]): Promise<NumberFormat[]> {
  const part = parts.find(({ type }) => type === 'styles');
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  if (!part || !archive.has(part.path)) return [];
  await scan(archive, part.path, (name, attributes) => {
    if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (name === 'cellXfs') inCells = true;
    else if (name === 'cellStyles' || name === 'dxfs') inCells = false;
    else if (name === 'xf' && inCells) ids.push(Number(attributes.numFmtId ?? 0));
  });
  return ids.map((id) => readFormat(id, codes.get(id)));
}
