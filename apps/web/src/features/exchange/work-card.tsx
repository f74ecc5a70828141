import type { ImportRecord } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Card } from '../../ui/card.tsx';
import { Progress } from '../../ui/progress.tsx';
import { exchangeWords } from './words.ts';

/** How far the server has come; by its share once it is known how much there is. */
export function WorkCard({ record, total }: { record: ImportRecord; total: number | null }): ReactElement {
  const t = useWords(exchangeWords);
  const { state, counts } = record;
  const isUndo = state === 'undoing';
  const done = isUndo ? counts.removed + counts.kept : counts.done;
  const whole = isUndo ? counts.created : total;
  const label =
    state === 'checking'
      ? t('working.checking', { n: done })
      : isUndo
        ? t('working.undoing', { n: counts.removed })
        : t('working.importing', { n: done });
  return (
    <Card>
      <div className="stack">
        <Progress label={label} {...(whole !== null && whole > 0 && { share: done / whole })} />
        <p className="muted">{t('working')}</p>
      </div>
    </Card>
  );
}
