import type { Resource } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { resourceWords } from './resource-words.ts';

/** How much of a resource is promised, and how much is left. */
export function CapacityBar({ resource }: { resource: Resource }): ReactElement {
  const t = useWords(resourceWords);
  const { capacity, taken, measure } = resource;
  const share = capacity === 0 ? 100 : Math.round((taken / capacity) * 100);
  return (
    <div className="capacity">
      <span>{t('leftOf', { left: capacity - taken, capacity, measure })}</span>
      <span className="capacity-track" aria-hidden="true">
        <span className="capacity-fill" style={{ width: `${share}%` }} />
      </span>
    </div>
  );
}
