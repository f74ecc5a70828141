import type { PublicItem } from '@huying/server/contract/disclosure';

const BEFORE = 12;
const LENGTH = 48;

/**
 * Why a row was found, where what its card shows does not tell: the passage of its other words around the first word that is
 * missing there; '' where nothing is missing.
 */
export function passageOf(item: PublicItem, words: string, shown: readonly string[]): string {
  const there = shown.join('\n').toLowerCase();
  const sought = words.toLowerCase().split(/\s+/);
  const missing = sought.find((word) => word !== '' && !there.includes(word));
  if (missing === undefined) return '';
  const { text, group, hours, conditions, before, after, number, unit, helpers, milestones } = item;
  const others = [text, group, hours, conditions, before, after, number, unit ?? '', helpers.join('、')];
  for (const other of [...others, ...milestones.map(({ title }) => title)]) {
    const at = other.toLowerCase().indexOf(missing);
    if (at >= 0) return cut(other, Math.max(0, at - BEFORE));
  }
  return '';
}

const cut = (text: string, from: number): string => {
  const to = Math.min(text.length, from + LENGTH);
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`;
};
