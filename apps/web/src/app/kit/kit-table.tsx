import { Button } from 'antd';
import { type ReactElement, useState } from 'react';
import { type DataColumn, DataTable } from '../../ui/desk/data-table.tsx';
import { DueTag } from '../../ui/due-tag.tsx';
import { Empty } from '../../ui/empty.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';

export interface KitRow {
  id: string;
  number: string;
  title: string;
  place: string;
  unit: string;
  due: string;
  tone: 'neutral' | 'active' | 'success';
  state: string;
}

const problems = ['路灯不亮', '井盖松动', '夜间施工噪声', '垃圾没有清运', '小区停水', '占道经营'];
const places = ['槐荫社区', '柳岸社区', '石桥社区'];
const rows = (count: number): KitRow[] =>
  Array.from({ length: count }, (_row, at) => ({
    id: `r${at}`,
    number: `20260305-${String(at + 1).padStart(4, '0')}`,
    title: `${places[at % 3]}${problems[at % 6]}，请尽快处理`,
    place: places[at % 3] ?? '',
    unit: at % 2 ? '市政养护中心' : '东关街道办事处',
    due: new Date(Date.now() + ((at % 9) - 2) * 11 * 3_600_000).toISOString(),
    ...(
      [
        { state: '待受理', tone: 'neutral' },
        { state: '办理中', tone: 'active' },
        { state: '已反馈', tone: 'success' },
      ] as const
    )[(at % 3) as 0 | 1 | 2],
  }));

const columns: readonly DataColumn<KitRow>[] = [
  { key: 'number', title: '编号', main: true, width: 170, render: (row) => row.number },
  { key: 'title', title: '内容', width: 320, render: (row) => row.title },
  { key: 'state', title: '状态', width: 130, render: (row) => <StatusTag tone={row.tone}>{row.state}</StatusTag> },
  { key: 'due', title: '时限', width: 210, render: (row) => <DueTag dueAt={row.due} /> },
  { key: 'unit', title: '承办单位', width: 170, render: (row) => row.unit },
  { key: 'place', title: '所在地', width: 140, optional: true, render: (row) => row.place },
];

export function KitTable({ openKey, onOpen }: { openKey: string | null; onOpen: (row: KitRow) => void }): ReactElement {
  const [selected, setSelected] = useState<string[]>(['r1']);
  const [count, setCount] = useState(8);
  return (
    <DataTable<KitRow>
      id="kit"
      label="工单"
      columns={columns}
      pages={{
        rows: rows(count),
        isPending: false,
        error: null,
        hasMore: count < 12,
        isLoadingMore: false,
        loadMore: () => setCount(12),
        reload: () => undefined,
      }}
      rowKey={(row) => row.id}
      rowName={(row) => row.number}
      hrefOf={(row) => `/desk/kit?row=${row.id}`}
      onOpen={onOpen}
      openKey={openKey}
      selected={selected}
      onSelect={setSelected}
      bulkActions={(keys) => <Button type="primary">批量派单（{keys.length}）</Button>}
      tools={<Button onClick={() => setCount(5000)}>装入 5000 行</Button>}
      empty={<Empty title="没有符合条件的工单">换个条件试试。</Empty>}
    />
  );
}
