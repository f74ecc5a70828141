import { confirmPromise, listPromises, type Promised } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../lib/api-error.ts';
import { call } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import type { DataColumn } from '../../../ui/desk/data-table.tsx';
import { ResultList, type ResultRow } from '../../../ui/desk/result-list.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { NeedState } from '../state-tag.tsx';
import { needWords } from '../words.ts';
import { DayTag } from './day-tag.tsx';
import { NeedsFrame } from './needs-frame.tsx';
import { PromiseActs, refreshPromises } from './promise-acts.tsx';
import { Sides } from './promises-card.tsx';
import { resourceWords } from '../resource-words.ts';
import { Rows } from '../../../ui/desk/rows.tsx';
import { useFilters } from '../../../ui/desk/use-filters.ts';
import { Views } from '../../../ui/desk/views.tsx';
import { needDeskWords } from './words.ts';

const views = ['owed', 'tentative', 'confirmed', 'kept', 'fallen-through'] as const;
const keys = ['view', 'planId'] as const;

/** /desk/resources/promises: who owes what to whom, by when. */
export function PromisesPage(): ReactElement {
  const t = useWords(resourceWords);
  const { values, set } = useFilters(keys);
  const [selected, setSelected] = useState<string[]>([]);
  const [asked, setAsked] = useState<readonly Promised[] | null>(null);
  const view = views.find((each) => each === values.view) ?? 'owed';
  const pages = usePages(listPromises, {
    query: {
      ...(view === 'owed' ? { owed: true } : { state: view }),
      ...(values.planId && { planId: values.planId }),
    },
  });
  const columns = usePromiseColumns();
  const here = pages.rows.filter(({ id }) => selected.includes(id));
  return (
    <NeedsFrame title={t('promisesTitle')} hint={t('promisesHint')}>
      <Views
        label={t('promisesList')}
        views={views.map((each) => ({ view: each, label: t(`pview.${each}`) }))}
        value={view}
        onChange={(next) => set({ ...values, view: next === 'owed' ? undefined : next })}
      />
      {values.planId && (
        <p className="row">
          {t('ofPlan')}
          <Button onClick={() => set({ view: values.view })}>{t('all')}</Button>
        </p>
      )}
      <Rows<Promised>
        id="promises"
        label={t('promisesList')}
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ needTitle }) => needTitle}
        selected={here.map(({ id }) => id)}
        onSelect={setSelected}
        bulkActions={() => (
          <Button variant="primary" onClick={() => setAsked(here)}>
            {t('confirmMany')}
          </Button>
        )}
        empty={<Empty title={t('noPromises')}>{t('noPromisesBody')}</Empty>}
      />
      <Dialog open={asked !== null} title={t('confirmTitle', { n: asked?.length ?? 0 })} onClose={() => setAsked(null)}>
        {asked && (
          <ConfirmMany
            promises={asked}
            onDone={() => {
              setAsked(null);
              setSelected([]);
            }}
          />
        )}
      </Dialog>
    </NeedsFrame>
  );
}

/** One after another, each for the side whose turn it is. */
function ConfirmMany({ promises, onDone }: { promises: readonly Promised[]; onDone: () => void }): ReactElement {
  const t = useWords(resourceWords);
  const words = useWords(needWords);
  const [results, setResults] = useState<readonly ResultRow[] | null>(null);
  const { busy, run } = useAct();
  const confirmOne = async ({ id, version, abilities }: Promised): Promise<string | null> => {
    const side = abilities.includes('confirm-giver') ? 'giver' : abilities.includes('confirm-need') ? 'need' : null;
    if (side === null) return t('notYours');
    try {
      await call(confirmPromise, { params: { id }, body: { version, side } });
      return null;
    } catch (error) {
      return errorText(error);
    }
  };
  const start = () =>
    run(async () => {
      const found: ResultRow[] = [];
      for (const promise of promises) {
        const message = await confirmOne(promise);
        const label = `${promise.resourceName} → ${promise.needTitle}`;
        found.push({ id: promise.id, label, ok: message === null, ...(message !== null && { message }) });
      }
      refreshPromises();
      setResults(found);
    });
  return (
    <div className="stack">
      {results ? <ResultList rows={results} /> : <p>{t('confirmBody')}</p>}
      <div className="row">
        {!results && (
          <Button variant="primary" busy={busy} onClick={() => void start()}>
            {t('confirmMany')}
          </Button>
        )}
        <Button onClick={onDone}>{words('close')}</Button>
      </div>
    </div>
  );
}

function usePromiseColumns(): readonly DataColumn<Promised>[] {
  const t = useWords(resourceWords);
  const desk = useWords(needDeskWords);
  const words = useWords(needWords);
  const units = useUnits();
  return [
    {
      key: 'what',
      title: t('what'),
      main: true,
      width: 185,
      render: ({ resourceName, resourceId, amount, measure }) => (
        <AppLink className="row-link" href={`/desk/resources/${resourceId}`}>
          {`${resourceName} · ${words('amount', { n: amount, measure })}`}
        </AppLink>
      ),
    },
    {
      key: 'need',
      title: t('forWhat'),
      width: 185,
      render: ({ needTitle, needId }) => (
        <AppLink className="row-link" href={`/desk/needs/${needId}`}>
          {needTitle}
        </AppLink>
      ),
    },
    {
      key: 'who',
      title: t('who'),
      width: 150,
      render: ({ giverId, keeperId }) => `${units.name(giverId)} → ${units.name(keeperId)}`,
    },
    {
      key: 'day',
      title: t('byWhen'),
      width: 190,
      render: ({ plannedOn, endedAt }) =>
        plannedOn ? (
          <DayTag day={plannedOn} isOver={endedAt !== null} />
        ) : (
          <span className="muted">{desk('noDay')}</span>
        ),
    },
    {
      key: 'state',
      title: t('state'),
      width: 170,
      render: (promise) => (
        <span className="need-tags">
          <NeedState state={`promise.${promise.state}`} />
          {promise.state === 'tentative' && <Sides promise={promise} />}
        </span>
      ),
    },
    { key: 'acts', title: t('acts'), width: 230, render: (promise) => <PromiseActs promise={promise} /> },
  ];
}
