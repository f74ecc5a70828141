import {
  findMarks,
  hideKinds,
  hideMarks,
  type KnownWords,
  type Mark,
  type MarkKind,
} from '../../../kernel/personal-marks.ts';
import type { Hiding } from '../contract-editions.ts';
import type { ItemFacts, ListKind, PublicItem } from '../contract-parts.ts';

/** The words of a row by field: title, text, group, hours, conditions, before, after, milestone.0 … */
export type ItemTexts = Record<string, string>;

/** A row as it is taken from its source. */
export interface CollectedItem {
  sourceId: string;
  facts: ItemFacts;
  texts: ItemTexts;
  requestIds: readonly string[];
}

export const noFacts: ItemFacts = {
  number: '',
  sort: { code: '', name: '', nameEn: '' },
  place: '',
  state: '',
  people: null,
  wantedBy: null,
  repeatable: false,
  unit: null,
  helpers: [],
  amount: null,
  fromOn: null,
  untilOn: null,
  percent: null,
  milestones: [],
  startedOn: null,
  finishedOn: null,
  publishedOn: null,
  recheckedOn: null,
  rebounded: null,
  rating: null,
  pictures: [],
};

const TITLE = 40;
const titleOf = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > TITLE ? `${line.slice(0, TITLE)}…` : line;
};

/** A row as everybody sees it; a need, which has no title of its own, is called by its first words. */
export function publicItem(kind: ListKind, id: string, facts: ItemFacts, texts: ItemTexts): PublicItem {
  const word = (field: string): string => texts[field] ?? '';
  return {
    ...facts,
    id,
    kind,
    title: word('title') || titleOf(word('text')),
    text: word('text'),
    group: word('group'),
    hours: word('hours'),
    conditions: word('conditions'),
    before: word('before'),
    after: word('after'),
    milestones: facts.milestones.map((milestone, i) => ({ ...milestone, title: word(`milestone.${i}`) })),
  };
}

export interface CheckedText {
  field: string;
  text: string;
  marks: Mark[];
}

const order = ['title', 'text', 'group', 'hours', 'conditions', 'before', 'after'];
/** Milestones come last, in their own order. */
const rank = (field: string): number =>
  field.startsWith('milestone.') ? order.length + Number(field.slice('milestone.'.length)) : order.indexOf(field);

/** Each text of a row with what was found in it, in the order in which a page shows them. */
export const checkedTexts = (texts: ItemTexts, known: KnownWords): CheckedText[] =>
  Object.entries(texts)
    .filter(([, text]) => text !== '')
    .sort(([a], [b]) => rank(a) - rank(b))
    .map(([field, text]) => ({ field, text, marks: findMarks(text, known) }));

export const blocks = (checked: readonly CheckedText[]): boolean =>
  checked.some(({ marks }) => marks.some((mark) => mark.blocks));
export const isDoubtful = (checked: readonly CheckedText[]): boolean =>
  !blocks(checked) && checked.some(({ marks }) => marks.length > 0);

const doubtfulKinds: Readonly<Record<Exclude<Hiding, 'blocking'>, ReadonlySet<MarkKind>>> = {
  addresses: new Set(['maybe-address']),
  persons: new Set(['maybe-name']),
  numbers: new Set(['number']),
};

/** Whether a press of this sort hides a mark. */
export const hiding: Readonly<Record<Hiding, (mark: Mark) => boolean>> = {
  blocking: (mark) => mark.blocks,
  addresses: ({ kind }) => doubtfulKinds.addresses.has(kind),
  persons: ({ kind }) => doubtfulKinds.persons.has(kind),
  numbers: ({ kind }) => doubtfulKinds.numbers.has(kind),
};

/** The texts with what blocks, or what is doubtful of one sort, made unreadable. */
export const hiddenTexts = (checked: readonly CheckedText[], known: KnownWords, hide: Hiding = 'blocking'): ItemTexts =>
  Object.fromEntries(
    checked.map(({ field, text }) => [
      field,
      hide === 'blocking' ? hideMarks(text, known) : hideKinds(text, known, doubtfulKinds[hide]),
    ]),
  );

/** In how many rows there is something doubtful, by sort. */
export function doubtfulRows(rows: readonly (readonly CheckedText[])[]): Record<Exclude<Hiding, 'blocking'>, number> {
  const count = (hide: Hiding): number =>
    rows.filter((checked) => checked.some(({ marks }) => marks.some(hiding[hide]))).length;
  return { addresses: count('addresses'), persons: count('persons'), numbers: count('numbers') };
}
