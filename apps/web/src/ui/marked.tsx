import type { ReactElement } from 'react';

/** A text with the words that were searched for marked in it. */
export function Marked({ text, words }: { text: string; words: string | undefined }): ReactElement {
  const sought = (words ?? '').trim().split(/\s+/).filter(Boolean);
  if (sought.length === 0) return <>{text}</>;
  const pattern = new RegExp(`(${sought.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})`, 'i');
  return (
    <>
      {text.split(pattern).map((part, at) => {
        const key = `${at}${part}`;
        return at % 2 === 1 ? <mark key={key}>{part}</mark> : <span key={key}>{part}</span>;
      })}
    </>
  );
}
