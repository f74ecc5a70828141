import type { Project } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { Card } from '../../../ui/card.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { isLogWord, logWords } from './log-words.ts';
import { detailWords } from './words.ts';

/** What was written with a step. */
const written = ['text', 'reason', 'note'] as const;

export function LogCard({ project: { log } }: { project: Project }): ReactElement {
  const t = useWords(detailWords);
  const words = useWords(logWords);
  const units = useUnits();
  const steps = log.map(({ seq, kind, at, actor, unitId, data }) => ({
    id: String(seq),
    title: isLogWord(kind) ? words(kind) : kind,
    state: 'done' as const,
    at,
    by: [actor, units.name(unitId)].filter(Boolean).join(' · '),
    body: written.map((key) => data[key]).find((text) => typeof text === 'string'),
  }));
  return (
    <Card title={t('log')}>
      {steps.length > 8 ? (
        <Fold title={t('log')}>
          <Timeline label={t('log')} steps={steps} />
        </Fold>
      ) : (
        <Timeline label={t('log')} steps={steps} />
      )}
    </Card>
  );
}
