import { type ActivityRow, confirmActivities, listActivities } from '@huying/server/contract/volunteering';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { asideText } from '../../lib/punctuation.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ResultList, type ResultRow } from '../../ui/desk/result-list.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { Tally } from './tally.tsx';
import { activityWords } from './words.ts';

/** What waits for the community: looked at together and confirmed with two presses. */
export function ConfirmCard(): ReactElement | null {
  const t = useWords(activityWords);
  const { data } = useAnswer(listActivities, { query: { state: 'held' } });
  const [asked, setAsked] = useState<readonly ActivityRow[] | null>(null);
  const waiting = (data?.items ?? []).filter(({ abilities }) => abilities.includes('confirm'));
  if (waiting.length === 0 && asked === null) return null;
  return (
    <Card
      title={t('waits', { n: data?.next ? `${waiting.length}+` : waiting.length })}
      aside={
        waiting.length > 0 && (
          <Button variant="primary" onClick={() => setAsked(waiting)}>
            {t('confirmAll', { n: waiting.length })}
          </Button>
        )
      }
    >
      <p className="muted">{t('waitsHint')}</p>
      <Dialog open={asked !== null} title={t('confirmTitle', { n: asked?.length ?? 0 })} onClose={() => setAsked(null)}>
        {asked && <ConfirmMany rows={asked} onDone={() => setAsked(null)} />}
      </Dialog>
    </Card>
  );
}

/** Each is told apart: what was changed meanwhile stays, the others are confirmed. */
function ConfirmMany({ rows, onDone }: { rows: readonly ActivityRow[]; onDone: () => void }): ReactElement {
  const t = useWords(activityWords);
  const lang = useLanguage();
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [results, setResults] = useState<readonly ResultRow[] | null>(null);
  const confirm = () =>
    run(async () => {
      const answer = await call(confirmActivities, {
        body: { items: rows.map(({ id, version }) => ({ id, version })) },
      });
      setResults(
        answer.results.map(({ id, ok, zh, en }) => ({
          id,
          ok,
          label: rows.find((row) => row.id === id)?.title ?? '',
          ...(!ok && { message: lang === 'en' ? en : zh }),
        })),
      );
      void refresh('/api/activit');
    });
  if (results)
    return (
      <>
        <ResultList rows={results} />
        <div>
          <Button variant="primary" onClick={onDone}>
            {t('close')}
          </Button>
        </div>
      </>
    );
  return (
    <>
      <ul className="activity-rows">
        {rows.map((row) => (
          <li key={row.id}>
            <span>{`${row.title}${asideText(units.name(row.unitId))}`}</span>
            <Tally {...row} />
          </li>
        ))}
      </ul>
      <FormFault fault={fault} />
      <div>
        <Button variant="primary" busy={busy} onClick={() => void confirm()}>
          {t('confirmDo', { n: rows.length })}
        </Button>
      </div>
    </>
  );
}
