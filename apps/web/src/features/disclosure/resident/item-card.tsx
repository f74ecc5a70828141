import type { PublicItem } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Card } from '../../../ui/card.tsx';
import { Marked } from '../../../ui/marked.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { useItemFacts } from '../item-facts.ts';
import { ItemState } from '../item-state.tsx';
import { itemPath } from './paths.ts';
import { passageOf } from './passage.ts';
import { publicWords } from './words.ts';

const notBegun = new Set(['decided', 'calling']);

interface ItemCardProps {
  item: PublicItem;
  placeId: string;
  place: string;
  /** What was searched for, marked where it stands. */
  words: string;
  onOpen: () => void;
}

/** One row of a list: what it is, where it stands, the one figure that matters. */
export function ItemCard({ item, placeId, place, words, onOpen }: ItemCardProps): ReactElement {
  const t = useWords(publicWords);
  const line = useItemFacts(item.place === place ? { ...item, place: '' } : item).join(' · ');
  const title = item.kind === 'needs' ? item.text : item.title;
  const after = item.kind === 'effects' ? item.after : '';
  const passage = passageOf(item, words, [title, after, line]);
  return (
    <Card href={itemPath(item.kind, item.id, placeId)} onFollow={onOpen}>
      <div className="stack stack-tight">
        <div className="public-line">
          <strong className="public-title">
            <Marked text={title} words={words} />
          </strong>
          <ItemState state={item.state} />
        </div>
        {item.kind === 'projects' && !notBegun.has(item.state) && (
          <Progress label={t('progress')} share={(item.percent ?? 0) / 100} />
        )}
        {after && (
          <p className="public-clamp">
            <Marked text={after} words={words} />
          </p>
        )}
        {passage && (
          <p>
            <Marked text={passage} words={words} />
          </p>
        )}
        {line && (
          <p className="muted">
            <Marked text={line} words={words} />
          </p>
        )}
      </div>
    </Card>
  );
}
