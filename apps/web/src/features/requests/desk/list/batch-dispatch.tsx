import type { MatterRow } from '@huying/server/contract/matters';
import { batchDispatch } from '@huying/server/contract/requests';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { ResultList, type ResultRow } from '../../../../ui/desk/result-list.tsx';
import { Dialog } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { guessCategories } from '../acts/category-guess.ts';
import { useCategoryTree, useUnitOptions } from '../acts/use-lists.ts';
import { latest, refreshRequests } from '../request-cache.ts';
import { batchWords } from './batch-words.ts';

interface BatchProps {
  rows: readonly MatterRow[];
  onClose: () => void;
}

/** Many at once: each goes by itself, one that cannot go says why and holds up no other. */
export function BatchDispatch({ rows, onClose }: BatchProps): ReactElement {
  const t = useWords(batchWords);
  const units = useUnits();
  const unitOptions = useUnitOptions();
  const tree = useCategoryTree();
  const act = useAct();
  const [mode, setMode] = useState<'list' | 'unit'>('list');
  const [unitId, setUnitId] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [tried, setTried] = useState(false);
  const [results, setResults] = useState<ReadonlyMap<string, ResultRow>>(new Map());
  const isMissing = mode === 'unit' && unitId === null;
  const categoryOf = (row: MatterRow): string =>
    chosen[row.id] ?? row.category ?? guessCategories(row.title, tree.items, 1)[0]?.code ?? '';
  const left = rows.filter((row) => !results.get(row.id)?.ok);
  const isBegun = results.size > 0;

  const send = async (some: readonly MatterRow[]) => {
    setTried(true);
    if (isMissing) return;
    await act.run(async () => {
      // After a failure somebody else may have moved it on: only the newest version can be sent.
      const versions = isBegun ? await Promise.all(some.map(({ id }) => latest(id))) : some;
      const items = some.map((row, at) => ({
        id: row.id,
        version: versions[at]?.version ?? row.version,
        ...(mode === 'unit' && unitId && { unitId }),
        ...(categoryOf(row) !== (row.category ?? '') && { category: categoryOf(row) }),
      }));
      const body = { items, ...(note.trim() && { note: note.trim() }) };
      const answer = await call(batchDispatch, { body, timeoutMs: 120_000 });
      const next = new Map(results);
      for (const { id, ok, unitId: to, detail } of answer.results) {
        const row = rows.find((each) => each.id === id);
        const message = ok ? t('done', { unit: units.name(to) }) : (detail ?? '');
        next.set(id, { id, label: `${row?.number ?? ''} ${row?.title ?? ''}`, ok, message });
      }
      setResults(next);
      // Not waited for: what did not go can be sent again while the lists are still on their way.
      void refreshRequests();
    });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(left);
  };
  return (
    <Dialog open title={t('dispatch', { n: rows.length })} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        {isBegun && (
          <ResultList
            rows={[...results.values()]}
            {...(left.length > 0 && { onRetry: (ids) => void send(rows.filter(({ id }) => ids.includes(id))) })}
          />
        )}
        {isBegun && left.length > 0 && <p className="muted">{t('failedHint')}</p>}
        {left.length > 0 && (
          <>
            <Choice
              label={t('to')}
              options={[
                { value: 'list', label: t('byList'), hint: t('byListHint') },
                { value: 'unit', label: t('oneUnit') },
              ]}
              value={mode}
              onChange={setMode}
            />
            {mode === 'unit' && (
              <PickField
                label={t('unit')}
                error={tried && isMissing ? t('unitMissing') : undefined}
                options={unitOptions}
                value={unitId}
                onChange={setUnitId}
              />
            )}
            <ul className="batch-rows">
              {left.map((row) => (
                <li key={row.id} className="stack stack-tight">
                  <span>{row.title}</span>
                  <PickField
                    label={`${t('category')} ${row.number}`}
                    {...(row.category === null && categoryOf(row) !== '' && { hint: t('guess') })}
                    options={tree.options}
                    value={categoryOf(row) || null}
                    onChange={(code) => setChosen({ ...chosen, [row.id]: code ?? '' })}
                  />
                </li>
              ))}
            </ul>
            <TextField label={t('note')} optional maxLength={500} value={note} onChange={setNote} />
          </>
        )}
        {act.fault && <FieldError>{act.fault.message}</FieldError>}
        <div className="row">
          {left.length > 0 && (
            <Button type="submit" variant="primary" busy={act.busy}>
              {act.busy ? t('working') : t('submit', { n: left.length })}
            </Button>
          )}
          <Button variant={left.length === 0 ? 'primary' : 'quiet'} onClick={onClose}>
            {t('close')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
