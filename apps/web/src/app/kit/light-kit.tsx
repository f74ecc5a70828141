import { type ReactElement, useState } from 'react';
import { transportError } from '../../lib/api-error.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { CodeBox } from '../../ui/code-box.tsx';
import { Dialog, Sheet } from '../../ui/dialog.tsx';
import { DueTag } from '../../ui/due-tag.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { toast } from '../../ui/toast-store.ts';
import { DraftPart } from './draft-part.tsx';
import { KitPart } from './kit-part.tsx';
import { LightForms } from './light-forms.tsx';
import { LightMaps } from './light-maps.tsx';

const HOUR = 3_600_000;
const at = (hours: number): string => new Date(Date.now() + hours * HOUR).toISOString();

/** Every light component in its states, for the eye and for the automatic checks. */
export function LightKit(): ReactElement {
  return (
    <Page
      title="组件一览"
      lead="居民端与网格员端共用的组件。"
      back="/"
      foot={
        <Button variant="primary" size="large" block>
          提交
        </Button>
      }
    >
      <div className="kit">
        <Buttons />
        <LightForms />
        <DraftPart />
        <Facts />
        <LightMaps />
        <States />
        <Overlays />
      </div>
    </Page>
  );
}

function Buttons(): ReactElement {
  return (
    <KitPart title="按钮">
      <div className="row">
        <Button variant="primary">我要反映</Button>
        <Button>查进度</Button>
        <Button variant="quiet" icon="retry">
          换一条
        </Button>
        <Button variant="danger" icon="trash">
          撤回
        </Button>
        <Button variant="primary" busy>
          正在提交
        </Button>
        <Button disabled>暂不可用</Button>
      </div>
      <Button variant="primary" size="large" block icon="write">
        我要反映
      </Button>
    </KitPart>
  );
}

function Facts(): ReactElement {
  return (
    <KitPart title="进度与时限">
      <div className="row">
        <StatusTag>待受理</StatusTag>
        <StatusTag tone="active">办理中</StatusTag>
        <StatusTag tone="success">已办结</StatusTag>
        <StatusTag tone="warning">待补充</StatusTag>
        <StatusTag tone="danger">已退回</StatusTag>
      </div>
      <div className="row">
        <DueTag dueAt={at(51.2)} />
        <DueTag dueAt={at(5.1)} />
        <DueTag dueAt={at(-26.1)} />
        <DueTag dueAt={at(5)} paused />
        <DueTag dueAt={at(-5)} endedAt={at(-6)} />
        <DueTag dueAt={at(-6)} endedAt={at(-5)} />
      </div>
      <Card title="路灯不亮，晚上看不清台阶" aside={<StatusTag tone="active">办理中</StatusTag>}>
        <Timeline
          label="办理进度"
          steps={[
            { id: '1', state: 'done', title: '收到您的反映', at: at(-30) },
            { id: '2', state: 'done', title: '东关街道已接手', at: at(-29), by: '东关街道办事处' },
            {
              id: '3',
              state: 'current',
              title: '市政养护中心正在修',
              at: at(-20),
              by: '市政养护中心',
              body: '灯杆线路老化，已报料，预计明天上午换好。',
            },
            { id: '4', state: 'coming', title: '办完后请您评价' },
          ]}
        />
      </Card>
      <CodeBox label="查询码" code="K7QM-2XRD-94TP" notes={['用查询码可随时看进度', '也可拨打 12345 询问']} />
    </KitPart>
  );
}

function States(): ReactElement {
  return (
    <KitPart title="空、错、慢">
      <Card>
        <Empty title="还没有反映过" action={<Button variant="primary">我要反映</Button>}>
          您反映的事会列在这里，点开能看到谁在办、办到哪。
        </Empty>
      </Card>
      <Card>
        <ErrorState error={transportError('offline')} onRetry={() => undefined} />
      </Card>
      <Card>
        <Skeleton lines={4} />
      </Card>
      <Progress label="正在上传照片" share={0.42} />
      <Progress label="正在导入" />
    </KitPart>
  );
}

function Overlays(): ReactElement {
  const [open, setOpen] = useState<'dialog' | 'sheet' | null>(null);
  return (
    <KitPart title="弹出">
      <div className="row">
        <Button onClick={() => setOpen('dialog')}>打开对话框</Button>
        <Button onClick={() => setOpen('sheet')}>打开底部面板</Button>
        <Button onClick={() => toast('已复制')}>提示</Button>
        <Button
          onClick={() => toast('没能保存，请重试。', { tone: 'problem', act: { label: '重试', run: () => undefined } })}
        >
          出错提示
        </Button>
      </div>
      <Dialog
        open={open === 'dialog'}
        title="撤回这条反映？"
        onClose={() => setOpen(null)}
        actions={
          <>
            <Button variant="danger" onClick={() => setOpen(null)}>
              撤回
            </Button>
            <Button onClick={() => setOpen(null)}>先不撤</Button>
          </>
        }
      >
        <p>撤回后不再办理。涉及公共安全的，单位仍会处理。</p>
      </Dialog>
      <Sheet open={open === 'sheet'} title="附近已有人反映" onClose={() => setOpen(null)}>
        <Card href="/kit">
          <p>路灯不亮 · 距您 40 米 · 3 人遇到</p>
        </Card>
      </Sheet>
    </KitPart>
  );
}
