import { type listNeeds, needActionEndpoints } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../lib/api-error.ts';
import { call, type Output } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { ResultList, type ResultRow } from '../../../ui/desk/result-list.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { needWords } from '../words.ts';
import { needDeskWords } from './words.ts';

const { gatherNeed, putNeedOnList, verifyNeed } = needActionEndpoints;
type NeedRow = Output<typeof listNeeds>['items'][number];
type Asked = 'gather' | 'verify' | 'list';

/** What may be done to several needs at once; each is told by itself what became of it. */
export function ManyActs({ needs, onDone }: { needs: readonly NeedRow[]; onDone: () => void }): ReactElement {
  const t = useWords(needDeskWords);
  const [open, setOpen] = useState<{ what: Asked; rows: readonly NeedRow[] } | null>(null);
  const close = () => {
    setOpen(null);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen({ what: 'verify', rows: needs })}>{t('verifyMany')}</Button>
      <Button onClick={() => setOpen({ what: 'list', rows: needs })}>{t('listMany')}</Button>
      {needs.length > 1 && <Button onClick={() => setOpen({ what: 'gather', rows: needs })}>{t('gatherMany')}</Button>}
      <Dialog
        open={open !== null}
        title={open?.what === 'gather' ? t('gatherTitle') : t('many', { n: open?.rows.length ?? 0 })}
        onClose={close}
      >
        {open && <Many {...open} onDone={close} />}
      </Dialog>
    </>
  );
}

/** One after another: what was done stays when a later one is refused. */
function Many({ what, rows, onDone }: { what: Asked; rows: readonly NeedRow[]; onDone: () => void }): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const [stays, setStays] = useState(rows[0]?.id ?? '');
  const [results, setResults] = useState<readonly ResultRow[] | null>(null);
  const { busy, run } = useAct();
  const taken = what === 'gather' ? rows.filter(({ id }) => id !== stays) : rows;
  const take = ({ id, version }: NeedRow): Promise<unknown> => {
    const params = { id };
    if (what === 'gather') return call(gatherNeed, { params, body: { version, intoId: stays } });
    return call(what === 'verify' ? verifyNeed : putNeedOnList, { params, body: { version } });
  };
  const start = () =>
    run(async () => {
      const found: ResultRow[] = [];
      for (const row of taken) {
        const label = `${row.number} ${row.title}`;
        try {
          await take(row);
          found.push({ id: row.id, label, ok: true });
        } catch (error) {
          found.push({ id: row.id, label, ok: false, message: errorText(error) });
        }
      }
      void refresh('/api/needs');
      setResults(found);
    });
  if (results)
    return (
      <div className="stack">
        <ResultList rows={results} />
        <div>
          <Button variant="primary" onClick={onDone}>
            {words('close')}
          </Button>
        </div>
      </div>
    );
  return (
    <div className="stack">
      {what === 'gather' ? (
        <Choice
          label={t('gatherStays')}
          hint={t('gatherHint')}
          options={rows.map(({ id, title, number }) => ({ value: id, label: title, hint: number }))}
          value={stays}
          onChange={setStays}
        />
      ) : (
        <ul className="need-rows">
          {rows.map(({ id, title, number }) => (
            <li key={id}>
              {title}
              <span className="muted small">{number}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="row">
        <Button variant="primary" busy={busy} onClick={() => void start()}>
          {t(what === 'gather' ? 'gatherDo' : what === 'verify' ? 'verifyMany' : 'listMany')}
        </Button>
        <Button onClick={onDone}>{words('cancel')}</Button>
      </div>
    </div>
  );
}
