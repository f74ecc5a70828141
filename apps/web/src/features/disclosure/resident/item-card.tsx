import type { PublicItem } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Card } from '../../../ui/card.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { useItemFacts } from '../item-facts.ts';
import { ItemState } from '../item-state.tsx';
import { itemPath } from './paths.ts';
import { publicWords } from './words.ts';

const notBegun = new Set(['decided', 'calling']);

/** One row of a list: what it is, where it stands, the one figure that matters. */
export function ItemCard({ item, placeId, place }: { item: PublicItem; placeId: string; place: string }): ReactElement {
  const t = useWords(publicWords);
  const facts = useItemFacts(item.place === place ? { ...item, place: '' } : item);
  return (
    <Card href={itemPath(item.kind, item.id, placeId)}>
      <div className="stack stack-tight">
        <div className="public-line">
          <strong className="public-title">{item.kind === 'needs' ? item.text : item.title}</strong>
          <ItemState state={item.state} />
        </div>
        {item.kind === 'projects' && !notBegun.has(item.state) && (
          <Progress label={t('progress')} share={(item.percent ?? 0) / 100} />
        )}
        {item.kind === 'effects' && <p className="public-clamp">{item.after}</p>}
        {facts.length > 0 && <p className="muted">{facts.join(' · ')}</p>}
      </div>
    </Card>
  );
}
