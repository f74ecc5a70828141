import type { PreviewText } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { asideText } from '../../../lib/punctuation.ts';
import { deskWords } from './words.ts';

/** A text with what was found in it marked by colour, by shape and in words. */
export function MarkedText({ text: { text, marks } }: { text: PreviewText }): ReactElement {
  const t = useWords(deskWords);
  const parts: ReactElement[] = [];
  let at = 0;
  for (const { kind, from, to, blocks } of marks) {
    parts.push(<span key={`t${from}`}>{text.slice(at, from)}</span>);
    parts.push(
      <mark key={`m${from}`} className={blocks ? 'found found-blocks' : 'found'}>
        {text.slice(from, to)}
        <span className="found-kind">{asideText(t(`mark.${kind}`))}</span>
      </mark>,
    );
    at = to;
  }
  parts.push(<span key="end">{text.slice(at)}</span>);
  return <span className="public-words">{parts}</span>;
}
