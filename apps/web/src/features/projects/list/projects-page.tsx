import { exportProjects, listProjects, type ProjectRow } from '@huying/server/contract/projects';
import { type ReactElement, useState } from 'react';
import { Redirect, useLocation, useSearch } from 'wouter';
import { urlOf } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import { catchUp, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { useNarrow } from '../../../lib/use-media.ts';
import { Button } from '../../../ui/button.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { type DataColumn, DataTable } from '../../../ui/desk/data-table.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ProjectState } from '../../../ui/project-state.tsx';
import { projectStateWords } from '../../../ui/project-state-words.ts';
import { Filters } from '../filters.tsx';
import { ProjectsFrame } from '../projects-frame.tsx';
import { textOf, useAddressFilters } from '../use-address-filters.ts';
import { useAreaFilters } from '../use-area-filters.ts';
import { useProjectTypes } from '../use-project-types.ts';
import { projectWords } from '../words.ts';
import { ImportDialog } from './import-dialog.tsx';
import { type ListProps, Next, ProjectCards } from './project-cards.tsx';
import { sourcesIn } from './sources-in.ts';
import { listWords } from './words.ts';

const look = (): void => void catchUp('/api/projects');
const states = ['drafted', 'decided', 'calling', 'underway', 'done', 'effective'] as const;
const views = ['todo', 'open', 'ended'] as const;
type View = (typeof views)[number];
const keys = ['q', 'type', 'state', 'unitId', 'placeId', 'view'];

/** /desk/projects; with sources in its address (`?need=…`) it opens the draft that is made of them. */
export function ProjectsPage(): ReactElement {
  const search = useSearch();
  if (sourcesIn(search).length > 0) return <Redirect to={`/desk/projects/new?${search}`} replace />;
  return <List />;
}

function List(): ReactElement {
  const t = useWords(listWords);
  const common = useWords(projectWords);
  const stateWords = useWords(projectStateWords);
  const session = useSession();
  const isNarrow = useNarrow();
  const area = useAreaFilters(t('unit'));
  const [value, change] = useAddressFilters(keys);
  const [isImporting, setImporting] = useState(false);
  const view = views.find((each) => each === value.view) ?? 'open';
  const query = {
    ...(textOf(value, 'q') && { q: textOf(value, 'q') }),
    ...(textOf(value, 'type') && { type: textOf(value, 'type') }),
    ...(textOf(value, 'state') && { state: textOf(value, 'state') }),
    ...(textOf(value, 'unitId') && { unitId: textOf(value, 'unitId') }),
    ...(textOf(value, 'placeId') && { placeId: textOf(value, 'placeId') }),
  } as Record<string, string>;
  const pages = usePages(listProjects, { query: { ...query, view } });
  useLive('changed', look, look);
  const isFiltered = Object.keys(query).length > 0;
  const drafts = mayUse(session, 'project.draft');
  const empty = isFiltered ? (
    <Empty title={t('emptyFiltered')} icon="search" />
  ) : (
    <Empty title={t(view === 'todo' ? 'emptyTodo' : 'empty')} icon={view === 'todo' ? 'check' : 'inbox'}>
      {t(view === 'todo' ? 'emptyTodoBody' : drafts ? 'emptyBody' : 'emptyWatchedBody')}
    </Empty>
  );
  const exportHref = `${location.origin}${urlOf(exportProjects, { query: { ...query, ...(view !== 'todo' && { view }) } })}`;
  return (
    <ProjectsFrame
      hint={t('hint')}
      actions={
        <>
          <Button icon="download" href={exportHref}>
            {common('excel')}
          </Button>
          {drafts && <Button onClick={() => setImporting(true)}>{t('importIt')}</Button>}
          {drafts && (
            <Button variant="primary" icon="plus" href="/desk/projects/new">
              {t('draft')}
            </Button>
          )}
        </>
      }
    >
      <Choice<View>
        label={t('view')}
        look="chips"
        options={views.map((each) => ({ value: each, label: t(`view.${each}`) }))}
        value={view}
        onChange={(next) => change({ ...value, view: next })}
      />
      <Filters
        keep={['view']}
        value={value}
        onChange={change}
        filters={[
          { kind: 'search', key: 'q', label: t('words') },
          {
            kind: 'select',
            key: 'state',
            label: common('state'),
            options: states.map((state) => ({ value: state, label: stateWords(state) })),
          },
          ...area,
        ]}
      />
      {isNarrow ? <ProjectCards pages={pages} empty={empty} /> : <Table pages={pages} empty={empty} />}
      <ImportDialog open={isImporting} onClose={() => setImporting(false)} />
    </ProjectsFrame>
  );
}

function Table({ pages, empty }: ListProps): ReactElement {
  const t = useWords(listWords);
  const common = useWords(projectWords);
  const units = useUnits();
  const places = usePlaces();
  const types = useProjectTypes();
  const [, go] = useLocation();
  const columns: DataColumn<ProjectRow>[] = [
    { key: 'title', title: t('project'), main: true, width: 230, render: ({ title }) => title },
    { key: 'state', title: common('state'), width: 130, render: ({ state }) => <ProjectState state={state} /> },
    { key: 'type', title: common('type'), width: 110, render: ({ category }) => types.name(category) },
    {
      key: 'percent',
      title: common('progress'),
      width: 90,
      render: ({ percent }) => common('percent', { n: percent }),
    },
    { key: 'next', title: common('next'), width: 210, render: (row) => <Next row={row} /> },
    { key: 'owner', title: common('owner'), width: 110, render: ({ leadId }) => units.name(leadId) },
    { key: 'holder', title: t('withWhom'), width: 110, render: ({ holderId }) => units.name(holderId) },
    { key: 'place', title: common('place'), width: 110, render: ({ placeId }) => places.name(placeId) },
  ];
  return (
    <DataTable
      id="projects"
      label={t('list')}
      pages={pages}
      rowKey={({ id }) => id}
      rowName={({ title }) => title}
      hrefOf={(row) => matterPage('desk', row)}
      onOpen={(row) => go(matterPage('desk', row))}
      empty={empty}
      columns={columns}
    />
  );
}
