import type { Need } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { Card } from '../../../ui/card.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { isNeedWord, needWords } from '../words.ts';
import { needDeskWords } from './words.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What happened to a need or a resource, by whom, with what was written. */
export function Story({ log }: { log: Need['log'] }): ReactElement | null {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const units = useUnits();
  if (log.length === 0) return null;
  return (
    <Card title={t('story')}>
      <Timeline
        label={t('story')}
        steps={log.map(({ seq, kind, at, actor, unitId, data }) => ({
          id: String(seq),
          title: isNeedWord(`log.${kind}`) ? words(`log.${kind}` as 'log.need.noted') : kind,
          state: 'done',
          at,
          by: [units.name(unitId), actor].filter(Boolean).join(' '),
          body: text(data.text) || text(data.reason) || undefined,
        }))}
      />
    </Card>
  );
}
