import { listHazards } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { useLive } from '../../../lib/live.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import { catchUp, usePages } from '../../../lib/query.ts';
import { Ago } from '../../../ui/ago.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { DueTag } from '../../../ui/due-tag.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { HazardState } from '../hazard/hazard-state.tsx';
import { patrolWords } from '../words.ts';
import { FactTable } from './fact-table.tsx';
import { PatrolsFrame } from './patrols-frame.tsx';
import { Views } from '../../../ui/desk/views.tsx';
import { patrolDeskWords } from './words.ts';

const look = (): void => void catchUp('/api/hazards');

/** Hazards: what waits for me, what is open, what is over. */
export function HazardsDeskPage(): ReactElement {
  const t = useWords(patrolDeskWords);
  const common = useWords(patrolWords);
  const places = usePlaces();
  const units = useUnits();
  const [view, setView] = useState<'todo' | 'open' | 'ended'>('todo');
  const pages = usePages(listHazards, { query: { view } });
  useLive('changed', look, look);
  return (
    <PatrolsFrame hint={t('hazardsHint')}>
      <Views
        label={t('views')}
        views={[
          { view: 'todo', label: t('viewTodo') },
          { view: 'open', label: t('viewOpen') },
          { view: 'ended', label: t('viewEnded') },
        ]}
        value={view}
        onChange={setView}
      />
      <FactTable
        label={t('hazards')}
        pages={pages}
        rowKey={({ id }) => id}
        empty={<Empty title={t('noHazards')} icon="check" />}
        columns={[
          {
            key: 'what',
            title: t('hazard'),
            render: (row) => (
              <>
                <AppLink className="row-link" href={matterPage('desk', row)}>
                  {row.title}
                </AppLink>
                <span className="muted small"> {row.number}</span>
              </>
            ),
          },
          {
            key: 'state',
            title: t('state'),
            render: ({ state, urgency, dueAt }) => (
              <span className="patrol-tags">
                <HazardState state={state} />
                {urgency === 'urgent' && <StatusTag tone="danger">{common('level.major')}</StatusTag>}
                {dueAt && <DueTag dueAt={dueAt} />}
              </span>
            ),
          },
          { key: 'where', title: t('where'), render: ({ placeId }) => places.name(placeId) },
          { key: 'who', title: t('who'), render: ({ holderId, leadId }) => units.name(holderId ?? leadId) },
          { key: 'since', title: t('since'), render: ({ createdAt }) => <Ago at={createdAt} /> },
        ]}
      />
    </PatrolsFrame>
  );
}
