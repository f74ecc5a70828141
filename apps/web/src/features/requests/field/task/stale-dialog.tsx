import './task.css';
import type { ReactElement } from 'react';
import { useCategories, useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { Button } from '../../../../ui/button.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import type { Seen } from '../seen.ts';
import type { Act } from './use-act.ts';
import { taskWords } from './words.ts';

/** What the person saw beside what it is now; what they typed stays. */
export function StaleDialog({ act }: { act: Act }): ReactElement {
  const t = useWords(taskWords);
  const { stale, busy, fault, forgetStale } = act;
  const may = stale?.now.abilities.includes(stale.action) ?? false;
  return (
    <Dialog
      open={stale !== null}
      title={t('staleTitle')}
      onClose={forgetStale}
      actions={
        <>
          {may && (
            <Button variant="primary" busy={busy} onClick={() => stale?.goOn()}>
              {t('goOn')}
            </Button>
          )}
          <Button onClick={forgetStale}>{t('stop')}</Button>
        </>
      }
    >
      {stale && (
        <>
          <p>{may ? t('staleBody') : t('notNow')}</p>
          <Compare seen={stale.seen} now={stale.now} />
          {stale.words && (
            <div className="stack stack-tight">
              <h3>{t('yours')}</h3>
              <p className="own-words">{stale.words}</p>
            </div>
          )}
          {fault && <FieldError>{fault}</FieldError>}
        </>
      )}
    </Dialog>
  );
}

/** The facts of both, those that differ marked. */
export function Compare({ seen, now }: { seen: Seen; now: Seen }): ReactElement {
  const t = useWords(taskWords);
  const factsOf = useFacts();
  const [before, after] = [factsOf(seen), factsOf(now)];
  return (
    <table className="compare">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('seen')}</th>
          <th scope="col">{t('now')}</th>
        </tr>
      </thead>
      <tbody>
        {before.map(([key, was], i) => (
          <tr key={key} className={was === after[i]?.[1] ? undefined : 'compare-changed'}>
            <th scope="row">{t(key)}</th>
            <td>{was || '—'}</td>
            <td>{after[i]?.[1] || '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type FactKey = 'state' | 'unit' | 'category' | 'due' | 'result' | 'lastStep';

function useFacts(): (detail: Seen) => [FactKey, string][] {
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const units = useUnits();
  const categories = useCategories();
  const word = (key: string): string => (isFlowWord(key) ? flow(key) : key);
  return (detail) => {
    const last = detail.log.at(-1);
    return [
      ['state', word(detail.state)],
      ['unit', units.name(detail.holderId)],
      ['category', categories.name(detail.category)],
      ['due', detail.dueAt === null ? '' : dateTimeText(detail.dueAt, lang)],
      ['result', detail.publicText ?? ''],
      [
        'lastStep',
        last ? [word(last.kind), last.actor ?? '', dateTimeText(last.at, lang)].filter(Boolean).join(' ') : '',
      ],
    ];
  };
}
