import { useEffect, useState } from 'react';
import { signal } from '../../../lib/signal.ts';

export interface Advice {
  code: string;
  name: string;
  phone: string | null;
  advice: { zh: string; en: string };
}

/** What the page after sending shows. Kept for this tab only: on a shared phone the next person must not find it. */
export interface Receipt {
  code: string;
  number: string;
  title: string;
  /** ISO time, or null when it cannot be told. */
  acceptBy: string | null;
  next: { zh: string; en: string } | null;
  /** Whom to call at once instead; left out of receipts written by earlier releases. */
  advice?: readonly Advice[];
  follows: boolean;
  droppedPictures: number;
}

const RECEIPT = 'huying.receipt';
const CODE = 'huying.code';

const readTab = (key: string): string | null => {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
};
const writeTab = (key: string, value: string | null): void => {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Then it lasts as long as the page: the code can still be copied from the screen.
  }
};

function readReceipt(): Receipt | null {
  try {
    return JSON.parse(readTab(RECEIPT) ?? 'null') as Receipt | null;
  } catch {
    return null;
  }
}

export const receipt = signal<Receipt | null>(readReceipt());
export function setReceipt(next: Receipt | null): void {
  writeTab(RECEIPT, next && JSON.stringify(next));
  receipt.set(next);
}

/** The code looked at last in this tab, so that a reload and the way to the rating find it. */
let code = readTab(CODE) ?? '';
const openCode = (): string => code;
export function setOpenCode(next: string): void {
  code = next;
  writeTab(CODE, next || null);
}

/** The code that came with the link behind `#`, which browsers send to nobody; else the one looked at last. */
function codeOfLink(): string {
  const given = location.hash.slice(1);
  return /^[0-9A-Za-z-]{12,20}$/.test(given) ? given : '';
}

/** The code a page begins with. It is taken out of the address once the page stands: reading alone changes nothing. */
export function useFirstCode(): string {
  const [first] = useState(() => codeOfLink() || openCode());
  useEffect(() => {
    if (codeOfLink()) history.replaceState(history.state, '', location.pathname + location.search);
  }, []);
  return first;
}
