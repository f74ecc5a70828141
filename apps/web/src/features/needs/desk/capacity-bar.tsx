import type { Resource } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { resourceWords } from '../resource-words.ts';

/** How much of a resource is left, in words and as the filled part of a bar. */
export function CapacityBar({ resource }: { resource: Resource }): ReactElement {
  const t = useWords(resourceWords);
  const { capacity, taken, measure } = resource;
  const share = capacity === 0 ? 0 : Math.round(((capacity - taken) / capacity) * 100);
  return (
    <div className="capacity">
      <span>{t('leftOf', { left: capacity - taken, capacity, measure })}</span>
      <span className="capacity-track" aria-hidden="true">
        <span className="capacity-fill" style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}
