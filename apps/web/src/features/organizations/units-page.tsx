import { type ReactElement, useRef, useState } from 'react';
import { useSearchParams } from 'wouter';
import { useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { SplitPane } from '../../ui/desk/split-pane.tsx';
import { TreeList } from '../../ui/desk/tree-list.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NewUnitForm } from './new-unit-form.tsx';
import { UnitPanel } from './unit-panel.tsx';
import { unitWords } from './words.ts';

/** A1: the tree of units beside the one that is chosen. */
export function UnitsPage(): ReactElement {
  const t = useWords(unitWords);
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} />
      <Units />
    </div>
  );
}

function Units(): ReactElement {
  const t = useWords(unitWords);
  const units = useUnits();
  const [search, setSearch] = useSearchParams();
  const detail = useRef<HTMLDivElement>(null);
  const select = (id: string) => setSearch({ unit: id });
  if (units.error && units.items.length === 0) {
    return <ErrorState error={units.error} onRetry={() => void refresh('/api/units')} />;
  }
  if (units.isPending) return <Skeleton lines={12} />;
  const chosen = units.find(search.get('unit')) ?? units.items[0];
  if (!chosen) return <FirstUnit onMade={select} />;
  return (
    <SplitPane
      id="organizations"
      list={
        <div className="tree-card">
          <TreeList
            label={t('tree')}
            searchLabel={t('search')}
            nodes={units.items}
            selected={chosen.id}
            onSelect={({ id }) => {
              select(id);
              showDetail(detail.current);
            }}
          />
        </div>
      }
      detail={
        <div ref={detail}>
          <UnitPanel key={chosen.id} unit={chosen} onOpen={select} />
        </div>
      }
    />
  );
}

/** On narrow screens the detail stands below the tree: what was chosen comes into view. */
function showDetail(element: HTMLElement | null): void {
  if (window.matchMedia('(max-width: 960px)').matches) element?.scrollIntoView({ behavior: 'smooth', block: 'start' });
}

function FirstUnit({ onMade }: { onMade: (id: string) => void }): ReactElement {
  const t = useWords(unitWords);
  const manages = mayUse(useSession(), 'unit.manage');
  const [isAdding, setIsAdding] = useState(false);
  if (isAdding) return <NewUnitForm parent={null} onDone={(id) => (id === null ? setIsAdding(false) : onMade(id))} />;
  return (
    <Empty
      title={t('emptyTitle')}
      action={
        manages && (
          <Button variant="primary" onClick={() => setIsAdding(true)}>
            {t('addRoot')}
          </Button>
        )
      }
    >
      {t('emptyBody')}
    </Empty>
  );
}
