import { exportNeeds, listNeeds } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { type Input, type Output, urlOf } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import { catchUp, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { Ago } from '../../../ui/ago.tsx';
import { Button } from '../../../ui/button.tsx';
import type { DataColumn } from '../../../ui/desk/data-table.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { NeedState } from '../state-tag.tsx';
import { useSorts } from '../use-sorts.ts';
import { isNeedWord, needWords } from '../words.ts';
import { DayTag } from './day-tag.tsx';
import { Filters } from './filters.tsx';
import { ManyActs } from './many-acts.tsx';
import { NeedsFrame } from './needs-frame.tsx';
import { NoteDialog } from './note-dialog.tsx';
import { Rows } from '../../../ui/desk/rows.tsx';
import { SheetDialog } from './sheet-dialog.tsx';
import { useFilters } from '../../../ui/desk/use-filters.ts';
import { Views } from '../../../ui/desk/views.tsx';
import { needDeskWords } from './words.ts';

type NeedRow = Output<typeof listNeeds>['items'][number];
type NeedQuery = NonNullable<Input<typeof listNeeds>['query']>;
const views = ['all', 'noted', 'verified', 'unmatched', 'matched', 'met', 'ended'] as const;
type View = (typeof views)[number];
/** What a view asks the list for. */
const asked: Record<View, { state?: string[]; unmatched?: boolean }> = {
  all: {},
  noted: { state: ['noted'] },
  verified: { state: ['verified'] },
  unmatched: { unmatched: true },
  matched: { state: ['matched'] },
  met: { state: ['met'] },
  ended: { state: ['rechecked', 'gathered', 'refused', 'withdrawn'] },
};
const look = (): void => void catchUp('/api/needs');
const keys = ['view', 'q', 'sort', 'placeId', 'due'] as const;

/** /desk/needs: the list of what residents need, by stage, sort, place, day and words. */
export function NeedsPage(): ReactElement {
  const t = useWords(needDeskWords);
  const session = useSession();
  const sorts = useSorts();
  const places = usePlaces();
  const { values, set } = useFilters(keys);
  const [open, setOpen] = useState<'note' | 'import' | null>(null);
  const [selected, setSelected] = useState<string[]>([]);
  const view = views.find((each) => each === values.view) ?? 'all';
  const query: NeedQuery = {
    ...asked[view],
    ...(values.q && { q: values.q.slice(0, 60) }),
    ...(values.sort && { sort: values.sort }),
    ...(values.placeId && { placeId: values.placeId }),
    ...(values.due && { due: values.due as NonNullable<NeedQuery['due']> }),
  };
  const pages = usePages(listNeeds, { query });
  useLive('changed', look, look);
  const columns = useNeedColumns();
  const notes = mayUse(session, 'need.note');
  const verifies = mayUse(session, 'need.verify');
  const here = selected.filter((id) => pages.rows.some((row) => row.id === id));
  const isPlain = Object.keys(values).length === 0;
  return (
    <NeedsFrame
      title={t('needsTitle')}
      hint={t('needsHint')}
      actions={
        <>
          <Button icon="download" href={urlOf(exportNeeds, { query })}>
            {t('export')}
          </Button>
          {notes && <Button onClick={() => setOpen('import')}>{t('import')}</Button>}
          {notes && (
            <Button variant="primary" icon="plus" onClick={() => setOpen('note')}>
              {t('note')}
            </Button>
          )}
        </>
      }
    >
      <Views
        label={t('views')}
        views={views.map((each) => ({ view: each, label: t(`view.${each}`) }))}
        value={view}
        onChange={(next) => set({ ...values, view: next === 'all' ? undefined : next })}
      />
      <Filters
        filters={[
          { kind: 'search', key: 'q', label: t('search') },
          { kind: 'select', key: 'sort', label: t('sort'), options: sorts.needs },
          {
            kind: 'select',
            key: 'placeId',
            label: t('place'),
            options: places.items.map(({ id, name }) => ({ value: id, label: name })),
          },
          {
            kind: 'select',
            key: 'due',
            label: t('due'),
            options: (['overdue', 'week', 'month'] as const).map((value) => ({ value, label: t(`due.${value}`) })),
          },
        ]}
        value={values}
        onChange={set}
        keep={['view']}
      />
      <Rows<NeedRow>
        id="needs"
        label={t('list')}
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ number }) => number}
        hrefOf={(row) => matterPage('desk', row)}
        {...(verifies && { selected: here, onSelect: setSelected })}
        bulkActions={() => (
          <ManyActs needs={pages.rows.filter(({ id }) => here.includes(id))} onDone={() => setSelected([])} />
        )}
        empty={
          isPlain ? (
            <Empty title={t('noNeeds')}>{t('noNeedsBody')}</Empty>
          ) : (
            <Empty title={t('noneFound')} icon="search" action={<Button onClick={() => set({})}>{t('clear')}</Button>}>
              {t('noneFoundBody')}
            </Empty>
          )
        }
      />
      <NoteDialog open={open === 'note'} onClose={() => setOpen(null)} />
      <SheetDialog what="needs" open={open === 'import'} onClose={() => setOpen(null)} />
    </NeedsFrame>
  );
}

function useNeedColumns(): readonly DataColumn<NeedRow>[] {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const sorts = useSorts();
  const places = usePlaces();
  const units = useUnits();
  return [
    { key: 'content', title: t('content'), main: true, width: 270, render: ({ title }) => title },
    { key: 'state', title: t('state'), width: 160, render: ({ state }) => <NeedState state={state} /> },
    { key: 'sort', title: t('sort'), width: 130, render: ({ sort }) => sorts.need(sort) },
    { key: 'place', title: t('place'), width: 130, render: ({ placeId }) => places.name(placeId) },
    {
      key: 'wanted',
      title: t('wanted'),
      width: 185,
      render: ({ wantedBy, open, state }) =>
        wantedBy ? <DayTag day={wantedBy} isOver={!open || state === 'met'} /> : '',
    },
    {
      key: 'people',
      title: t('people'),
      width: 110,
      render: ({ people }) => (people === null ? '' : words('people', { n: people })),
    },
    { key: 'keeper', title: t('keeper'), width: 120, render: ({ holderId }) => units.name(holderId) },
    {
      key: 'source',
      title: t('source'),
      width: 110,
      optional: true,
      render: ({ source }) =>
        source && isNeedWord(`source.${source}`) ? words(`source.${source}` as 'source.visit') : '',
    },
    { key: 'since', title: t('since'), width: 120, optional: true, render: ({ createdAt }) => <Ago at={createdAt} /> },
  ];
}
