import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readAll } from '../../apps/server/src/platform/sheets/testing.ts';

const fieldOf = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

export const csvOf = (lines: readonly (readonly string[])[]): string =>
  lines.map((line) => line.map(fieldOf).join(',')).join('\r\n');

/** The bytes of a text in GBK, as Excel on a Chinese desktop saves CSV: the browser's own decoder turned round. */
export function gbk(text: string): Buffer {
  const decoder = new TextDecoder('gbk');
  const bytes = new Map<string, number[]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) bytes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((letter) => bytes.get(letter) ?? [letter.charCodeAt(0)]));
}

export interface Saved {
  name: string;
  bytes: Buffer;
  header: string[];
  /** The rows below the header. */
  rows: string[][];
}

/** What a press saves to the disk, read as the table it is. */
export async function savedBy(page: Page, press: () => Promise<void>): Promise<Saved> {
  const coming = page.waitForEvent('download');
  await press();
  const download = await coming;
  const name = download.suggestedFilename();
  const bytes = await readFile(await download.path());
  const { header, all } = await readAll(bytes, name);
  return { name, bytes, header, rows: all.map(({ cells }) => cells) };
}
