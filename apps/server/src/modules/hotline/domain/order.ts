import type { CodedField, MapEntries } from './codes.ts';

/** A code of theirs that no map knew when the order came. */
export interface UnknownCode {
  field: CodedField;
  code: string;
  label: string;
}

/** What we asked the hotline about an order; at most the last one of a kind waits. */
export interface AskedOfThem {
  kind: 'return' | 'extension';
  at: string;
  reason: string;
  outcome: 'waiting' | 'approved' | 'refused';
  answer: string;
}
export interface Told {
  asked?: AskedOfThem[];
  /** Why more time was asked for within, until it is granted and the hotline is asked in turn. */
  extensionReason?: string;
  /** Their code of the last state they were told of. */
  status?: string;
}

/** Writes their decision on the last thing of a kind that was asked; undefined when nothing waits for one. */
export function decided(
  asked: readonly AskedOfThem[],
  kind: AskedOfThem['kind'],
  approved: boolean,
  answer: string,
): AskedOfThem[] | undefined {
  const at = asked.findLastIndex((each) => each.kind === kind && each.outcome === 'waiting');
  return at < 0
    ? undefined
    : asked.map((each, i) => (i === at ? { ...each, outcome: approved ? 'approved' : 'refused', answer } : each));
}

export interface CodedWords {
  code?: string | undefined;
  name?: string | undefined;
}

/** What finds ours by their words where no code was settled. */
export type ByName = (words: string) => string | undefined;

/** Ours for a code of theirs: as settled, else by an exact name; what nobody knows comes back as unknown. */
export function translate(
  map: MapEntries,
  field: CodedField,
  theirs: CodedWords,
  byName: ByName,
): { ours?: string | undefined; unknown?: UnknownCode } {
  const code = theirs.code?.trim() ?? '';
  const name = theirs.name?.trim() ?? '';
  if (code === '' && name === '') return {};
  const settled = map[field][code] ?? map[field][name];
  const ours = settled ?? (name === '' ? undefined : byName(name)) ?? (code === '' ? undefined : byName(code));
  if (ours !== undefined) return { ours };
  return { unknown: { field, code: code || name, label: name } };
}

/** Seconds until the next try: half a minute, doubled each time, an hour at most. */
export const backOff = (attempts: number): number => Math.min(3600, 30 * 2 ** Math.min(attempts - 1, 10));
/** Tries before a message is dead: with the pauses above, a day. */
export const MOST_TRIES = 30;
