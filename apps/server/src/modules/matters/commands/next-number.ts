import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';

const BLOCK = 32;
const reserved = new WeakMap<object, { next: number; end: number }>();

export interface MatterNumber {
  /** As people read it out: the civil day, then a running number, '2611210004217'. */
  number: string;
  sequence: number;
}

/**
 * The next number of a matter. A process takes numbers in blocks from the database's sequence, so that numbering costs
 * nothing and locks nobody; after a restart a few numbers are missing, none is given twice.
 */
export async function nextMatterNumber({ tx, now, platform }: Ctx): Promise<MatterNumber> {
  let block = reserved.get(platform.db);
  if (!block || block.next >= block.end) {
    const [row] = await tx.sql<{ first: number }>(`select nextval('matter_numbers') as first`);
    const first = row?.first ?? 1;
    block = { next: first, end: first + BLOCK };
    reserved.set(platform.db, block);
  }
  const sequence = block.next++;
  return {
    number: `${civilDateOf(now, platform.timezone).slice(2).replaceAll('-', '')}${String(sequence).padStart(7, '0')}`,
    sequence,
  };
}
