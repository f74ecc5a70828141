import { listNets, type Net } from '@huying/server/contract/nets';
import { type ReactElement, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useWords } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { SplitPane } from '../../../ui/desk/split-pane.tsx';
import { TreeList } from '../../../ui/desk/tree-list.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { netWords } from '../words.ts';
import { NetForm } from './net-form.tsx';
import { NetPanel } from './net-panel.tsx';
import { NetsFrame } from './nets-frame.tsx';
import { SectionPanel } from './section-panel.tsx';

/** /desk/nets: who answers, and the nets with their sections, turns and imports. */
export function NetsPage(): ReactElement {
  const t = useWords(netWords);
  const { data, error, refetch } = useAnswer(listNets);
  const [adding, setAdding] = useState(false);
  const [, setSearch] = useSearchParams();
  const manages = data?.abilities.includes('net.manage') ?? false;
  const body =
    error && !data ? (
      <ErrorState error={error} onRetry={() => void refetch()} />
    ) : !data ? (
      <Skeleton lines={12} />
    ) : data.items.length === 0 && !adding ? (
      <Empty title={t('empty')} icon="phone">
        {t('emptyBody')}
      </Empty>
    ) : (
      <Nets nets={data.items} />
    );
  return (
    <NetsFrame
      actions={
        manages && (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t('addNet')}
          </Button>
        )
      }
    >
      {adding && (
        <Card title={t('addNet')}>
          <NetForm
            net={null}
            onDone={(made) => {
              setAdding(false);
              if (made) setSearch({ id: made });
            }}
          />
        </Card>
      )}
      {body}
    </NetsFrame>
  );
}

function Nets({ nets }: { nets: readonly Net[] }): ReactElement | null {
  const t = useWords(netWords);
  const [search, setSearch] = useSearchParams();
  const detail = useRef<HTMLDivElement>(null);
  const nodes = useMemo(
    () =>
      nets.flatMap(({ id, name, unit, active, sections }) => [
        { id, parentId: null, name: `${name}（${unit}）`, active },
        ...sections.map((section) => ({
          id: section.id,
          parentId: id,
          name: section.name,
          code: section.code,
          active: section.active,
        })),
      ]),
    [nets],
  );
  const wanted = search.get('id');
  const net = nets.find(({ id }) => id === wanted);
  const section = nets.flatMap(({ sections }) => sections).find(({ id }) => id === wanted);
  const [first] = nets;
  const shown = net ?? (section ? null : first);
  const select = (id: string) => {
    setSearch({ id });
    // On narrow screens the detail stands below the list: what was chosen comes into view.
    if (window.matchMedia('(max-width: 960px)').matches) detail.current?.scrollIntoView({ block: 'start' });
  };
  if (!first) return null;
  return (
    <SplitPane
      id="nets"
      list={
        <div className="tree-card">
          <TreeList
            label={t('listLabel')}
            searchLabel={t('search')}
            nodes={nodes}
            selected={section?.id ?? shown?.id ?? null}
            onSelect={({ id }) => select(id)}
            openFirst={false}
          />
        </div>
      }
      detail={
        <div ref={detail}>
          {section && <SectionPanel key={section.id} id={section.id} />}
          {shown && <NetPanel key={shown.id} net={shown} onOpen={select} />}
        </div>
      }
    />
  );
}
