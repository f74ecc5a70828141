import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { session } from '../../lib/session.ts';
import { ConflictDialog } from '../../ui/desk/conflict-dialog.tsx';
import { DetailDrawer } from '../../ui/desk/detail-drawer.tsx';
import { type Filter, FilterBar, type FilterValues } from '../../ui/desk/filter-bar.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { ResultList } from '../../ui/desk/result-list.tsx';
import { type SavedView, SavedViews } from '../../ui/desk/saved-views.tsx';
import { SplitPane } from '../../ui/desk/split-pane.tsx';
import { StatCard } from '../../ui/desk/stat-card.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { deskPages } from '../desk/pages.tsx';
import { KitPart } from './kit-part.tsx';
import { KitTable, type KitRow } from './kit-table.tsx';

const post = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  role: 'street-dispatcher',
  roleName: '街道派单员',
  roleNameEn: 'Street dispatcher',
  title: '东关街道 · 派单员',
  unitId: null,
  unitName: null,
  placeId: null,
  placeName: '东关街道',
  validFrom: '2026-01-01',
  validUntil: null,
  version: 1,
  scope: 'place' as const,
};
const second = { ...post, id: '0190a0a0-0000-7000-8000-000000000002', title: '槐荫社区 · 网格员' };

/** The kit stands behind no server: it brings its own person. */
const pretend = (): void =>
  session.set({
    tenant: { id: 1, code: 'kit', name: '呼应', hotline: '12345' },
    person: { id: '0190a0a0-0000-7000-8000-000000000003', name: '林岚', username: 'linlan' },
    posts: [post, second],
    activePost: post,
    permissions: deskPages.flatMap(({ permission }) => permission ?? []),
    mustChangePassword: false,
    setupNeeded: false,
  });

/** Every building block of the desk in its states, inside the desk's own frame. */
export function DeskKit(): ReactElement {
  if (!session.get()) pretend();
  const [openRow, setOpenRow] = useState<KitRow | null>(null);
  return (
    <DeskFrame>
      <div className="desk-page">
        <PageHeader
          title="组件一览"
          tags={<StatusTag tone="active">仅供开发</StatusTag>}
          description="工作台各页面用这些部件拼成。"
          actions={
            <>
              <Button>导出</Button>
              <Button type="primary">登记诉求</Button>
            </>
          }
        />
        <div className="stat-cards">
          <StatCard label="待受理" value={12} href="/desk/kit?view=new" />
          <StatCard label="今天到期" value={5} tone="warning" href="/desk/kit?view=due-today" />
          <StatCard label="已超期" value={2} tone="danger" href="/desk/kit?view=overdue" hint="最久 1 天 3 小时" />
          <StatCard label="满意率" value="93.4%" href="/desk/kit?view=rates" hint="回访 412 件" />
          <StatCard label="待回访" value={null} />
        </div>
        <Filters />
        <KitTable openKey={openRow?.id ?? null} onOpen={setOpenRow} />
        <Pieces />
        <Answers />
      </div>
      <DetailDrawer
        open={openRow !== null}
        title={openRow && `${openRow.number} ${openRow.title}`}
        href={`/desk/kit?row=${openRow?.id}`}
        onClose={() => setOpenRow(null)}
        onPrevious={() => undefined}
        onNext={() => undefined}
        actions={
          <>
            <Button type="primary">派单</Button>
            <Button>退回</Button>
          </>
        }
      >
        <Timeline
          steps={[
            { id: '1', state: 'done', title: '已登记', at: '2026-03-05T01:20:00Z', by: '12345 热线' },
            { id: '2', state: 'current', title: '待受理' },
          ]}
        />
      </DetailDrawer>
    </DeskFrame>
  );
}

const filters: readonly Filter[] = [
  { kind: 'search', key: 'q', label: '查内容或编号' },
  {
    kind: 'select',
    key: 'state',
    label: '状态',
    multiple: true,
    options: [
      { value: 'registered', label: '待受理' },
      { value: 'handling', label: '办理中' },
    ],
  },
  { kind: 'select', key: 'urgency', label: '紧急程度', options: [{ value: 'urgent', label: '紧急' }] },
  { kind: 'dates', from: 'from', to: 'to', label: '登记日期' },
  { kind: 'switch', key: 'overdue', label: '只看超期' },
];
const fixed: readonly SavedView[] = [
  { id: 'todo', name: '我的待办', query: { view: 'todo' } },
  { id: 'all', name: '全部', query: {} },
];

function Filters(): ReactElement {
  const [value, setValue] = useState<FilterValues>({ state: ['registered'] });
  const [views, setViews] = useState<SavedView[]>([{ id: '1', name: '街道超期件', query: { overdue: true } }]);
  const store = {
    items: views,
    save: async (name: string, query: FilterValues) => setViews([...views, { id: name, name, query }]),
    remove: async (id: string) => setViews(views.filter((view) => view.id !== id)),
  };
  return (
    <div className="stack">
      <SavedViews store={store} fixed={fixed} value={value} onApply={setValue} />
      <FilterBar filters={filters} value={value} onChange={setValue} />
    </div>
  );
}

function Pieces(): ReactElement {
  return (
    <KitPart title="左右分栏">
      <SplitPane
        id="kit"
        list={<p>左边是列表。</p>}
        detail={<p>右边是选中的一条。中间的线可以拖，也可以用左右方向键。</p>}
      />
    </KitPart>
  );
}

interface Reply {
  result: string;
  text: string;
  unit: string;
}
const mine: Reply = { result: '已解决', text: '路灯已修好，今晚试亮。', unit: '市政养护中心' };
const theirs: Reply = { result: '部分解决', text: '已更换灯泡，线路下周检修。', unit: '市政养护中心' };

function Answers(): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <KitPart title="冲突与批量结果">
      <div className="row">
        <Button onClick={() => setOpen(true)}>看冲突对话框</Button>
      </div>
      <ConflictDialog<Reply>
        open={open}
        fields={[
          { key: 'result', label: '办理结果' },
          { key: 'text', label: '公开答复' },
          { key: 'unit', label: '承办单位' },
        ]}
        mine={mine}
        theirs={theirs}
        changedBy="李敏 14:20"
        onSubmit={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      />
      <ResultList
        rows={[
          { id: '1', label: '20260305-0012 路灯不亮', ok: true, message: '已派给市政养护中心' },
          { id: '2', label: '20260305-0013 井盖松动', ok: false, message: '刚被别人派走了，请刷新后再看。' },
        ]}
        onRetry={() => undefined}
      />
    </KitPart>
  );
}
