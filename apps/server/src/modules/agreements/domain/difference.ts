import type { Clause, Content, ListRow } from '../contract-parts.ts';

export interface Changed {
  part: 'title' | 'term' | 'clauses' | 'needs' | 'resources' | 'projects';
  change: 'added' | 'removed' | 'changed';
  /** The row or clause it is about. */
  label: string;
  before: string | null;
  after: string | null;
}

const duties = { community: '社区', unit: '共建单位', both: '双方' } as const;
const rowWords = ({ text, amount, dueOn, duty }: ListRow): string =>
  [text, amount, dueOn && `${dueOn} 前`, duties[duty]].filter(Boolean).join(' · ');
const clauseWords = ({ title, text }: Clause): string => (title ? `${title}：${text}` : text);

/** What differs between two editions, in the order of the document. Rows are the same when their ids are, clauses when their titles are. */
export function differenceOf(before: Content, after: Content): Changed[] {
  const term = ({ fromOn, untilOn }: Content): string => `${fromOn} – ${untilOn}`;
  return [
    ...changed(
      'title',
      [{ key: 'title', label: '', words: before.title }],
      [{ key: 'title', label: '', words: after.title }],
    ),
    ...changed(
      'term',
      [{ key: 'term', label: '', words: term(before) }],
      [{ key: 'term', label: '', words: term(after) }],
    ),
    ...changed('clauses', clauseItems(before.clauses), clauseItems(after.clauses)),
    ...(['needs', 'resources', 'projects'] as const).flatMap((part) =>
      changed(part, rowItems(before[part]), rowItems(after[part])),
    ),
  ];
}

interface Item {
  key: string;
  label: string;
  words: string;
}
const rowItems = (rows: readonly ListRow[]): Item[] =>
  rows.map((row) => ({ key: row.id, label: row.text, words: rowWords(row) }));
/** Clauses without a title, or with one that stands twice, are known by their place. */
const clauseItems = (clauses: readonly Clause[]): Item[] =>
  clauses.map((clause, at) => {
    const known = clause.title !== '' && clauses.filter(({ title }) => title === clause.title).length === 1;
    return { key: known ? clause.title : `#${at}`, label: clause.title, words: clauseWords(clause) };
  });

function changed(part: Changed['part'], before: readonly Item[], after: readonly Item[]): Changed[] {
  const was = new Map(before.map((item) => [item.key, item]));
  const is = new Set(after.map(({ key }) => key));
  const found: Changed[] = [];
  for (const { key, label, words } of after) {
    const old = was.get(key);
    if (!old) found.push({ part, change: 'added', label, before: null, after: words });
    else if (old.words !== words) found.push({ part, change: 'changed', label, before: old.words, after: words });
  }
  for (const { key, label, words } of before)
    if (!is.has(key)) found.push({ part, change: 'removed', label, before: words, after: null });
  return found;
}
