import { exportResources, listResources, type Resource } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { urlOf } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { Button } from '../../../ui/button.tsx';
import type { DataColumn } from '../../../ui/desk/data-table.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { useSorts } from '../use-sorts.ts';
import { needWords } from '../words.ts';
import { CapacityBar } from './capacity-bar.tsx';
import { Filters } from './filters.tsx';
import { NeedsFrame } from './needs-frame.tsx';
import { ResourceForm } from '../resource-form.tsx';
import { resourceWords } from '../resource-words.ts';
import { Rows } from '../../../ui/desk/rows.tsx';
import { SheetDialog } from './sheet-dialog.tsx';
import { useFilters } from '../../../ui/desk/use-filters.ts';
import { needDeskWords } from './words.ts';

const keys = ['q', 'sort', 'unitId', 'left', 'closed'] as const;

/** /desk/resources: what can be given here, by whom, and how much of it is left. */
export function ResourcesPage(): ReactElement {
  const t = useWords(resourceWords);
  const desk = useWords(needDeskWords);
  const session = useSession();
  const sorts = useSorts();
  const units = useUnits();
  const [, go] = useLocation();
  const { values, set } = useFilters(keys);
  const [open, setOpen] = useState<'offer' | 'import' | null>(null);
  const pages = usePages(listResources, {
    query: {
      ...(values.q && { q: values.q.slice(0, 60) }),
      ...(values.sort && { sort: values.sort }),
      ...(values.unitId && { unitId: values.unitId }),
      ...(values.left && { left: true }),
      ...(values.closed && { state: 'closed' as const }),
    },
  });
  const columns = useResourceColumns();
  const offers = mayUse(session, 'resource.offer');
  return (
    <NeedsFrame
      title={t('title')}
      hint={t('hint')}
      actions={
        <>
          <Button icon="download" href={urlOf(exportResources)}>
            {desk('export')}
          </Button>
          {offers && <Button onClick={() => setOpen('import')}>{desk('import')}</Button>}
          {offers && (
            <Button variant="primary" icon="plus" onClick={() => setOpen('offer')}>
              {t('offer')}
            </Button>
          )}
        </>
      }
    >
      <Filters
        filters={[
          { kind: 'search', key: 'q', label: t('search') },
          { kind: 'select', key: 'sort', label: t('sort'), options: sorts.resources },
          {
            kind: 'select',
            key: 'unitId',
            label: t('unit'),
            options: units.items.map(({ id, name, shortName }) => ({ value: id, label: shortName || name })),
          },
          { kind: 'switch', key: 'left', label: t('leftOnly') },
          { kind: 'switch', key: 'closed', label: t('closedOnly') },
        ]}
        value={{ ...values, left: values.left !== undefined, closed: values.closed !== undefined }}
        onChange={set}
      />
      <Rows<Resource>
        id="resources"
        label={t('list')}
        columns={columns}
        pages={pages}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        hrefOf={({ id }) => `/desk/resources/${id}`}
        empty={
          Object.keys(values).length === 0 ? (
            <Empty title={t('none')}>{t('noneBody')}</Empty>
          ) : (
            <Empty title={t('noneFound')} icon="search" action={<Button onClick={() => set({})}>{t('clear')}</Button>}>
              {t('noneFoundBody')}
            </Empty>
          )
        }
      />
      <Dialog open={open === 'offer'} title={t('offer')} onClose={() => setOpen(null)}>
        <ResourceForm resource={null} onDone={(id) => go(`/desk/resources/${id}`)} />
      </Dialog>
      <SheetDialog what="resources" open={open === 'import'} onClose={() => setOpen(null)} />
    </NeedsFrame>
  );
}

function useResourceColumns(): readonly DataColumn<Resource>[] {
  const t = useWords(resourceWords);
  const words = useWords(needWords);
  const sorts = useSorts();
  const units = useUnits();
  const places = usePlaces();
  return [
    { key: 'name', title: t('name'), main: true, width: 260, render: ({ name }) => name },
    { key: 'left', title: t('left'), width: 220, render: (resource) => <CapacityBar resource={resource} /> },
    { key: 'sort', title: t('sort'), width: 120, render: ({ sort }) => sorts.resource(sort) },
    {
      key: 'unit',
      title: t('giver'),
      width: 180,
      render: ({ unitId, giver }) => `${units.name(unitId)} · ${words(`giver.${giver}`)}`,
    },
    { key: 'place', title: t('place'), width: 140, render: ({ placeId }) => places.name(placeId) },
    {
      key: 'state',
      title: t('state'),
      width: 120,
      render: ({ state, capacity, taken, perNeed }) => (
        <StatusTag tone={state === 'closed' ? 'neutral' : capacity - taken < perNeed ? 'warning' : 'success'}>
          {t(state === 'closed' ? 'closed' : capacity - taken < perNeed ? 'empty' : 'open')}
        </StatusTag>
      ),
    },
    { key: 'until', title: t('until'), width: 120, optional: true, render: ({ untilOn }) => untilOn ?? '' },
  ];
}
