import './lists.css';
import { type DeskLists, type DiversionItem, type GridDutyItem, getDeskLists } from '@huying/server/contract/requests';
import type { LimitItem } from '@huying/server/contract/lists';
import { type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { PageTabs } from '../../ui/desk/page-tabs.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { type DeskListName, deskListOf, deskListPaths } from './desk-list-paths.ts';
import { DiversionView, GridDutyView, isPhone } from './desk-list-views.tsx';
import { deskListWords } from './desk-list-words.ts';
import { useDescribe } from './describe.ts';
import { LimitView } from './limit-view.tsx';
import { useDeskList } from './use-desk-list.tsx';

/** Diversion, what grid workers do, the limits of an emergency: changed by system administrators, at once. */
export function DeskListPage(): ReactElement {
  const t = useWords(deskListWords);
  const { list } = useParams<{ list: string }>();
  const name = deskListOf(deskListPaths.find((path) => path === list) ?? 'diversion');
  const { data, error, refetch } = useAnswer(getDeskLists);
  return (
    <div className="desk-page">
      <PageHeader title={t(name)} description={t(`for.${name}`)} />
      <PageTabs
        label={t('title')}
        tabs={deskListPaths.map((path) => ({ href: `/desk/desk-lists/${path}`, label: t(deskListOf(path)) }))}
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && <Editor key={name} name={name} saved={data} />}
    </div>
  );
}

function Editor({ name, saved }: { name: DeskListName; saved: DeskLists }): ReactElement {
  const t = useWords(deskListWords);
  const { itemText } = useDescribe();
  const edits = mayUse(useSession(), 'settings.manage');
  const draft = useDeskList(name, saved, (items) => items.map(itemText).join('\n'));
  const [fault, setFault] = useState('');
  const [dropping, setDropping] = useState(false);
  const { items, isDirty, isKept, busy } = draft;
  const save = () => {
    const row = items.findIndex((item) => !isWhole(name, item));
    const words = name === 'gridDuties' ? 'incompleteDuty' : 'incomplete';
    setFault(row < 0 ? '' : t(words, { n: row + 1 }));
    if (row < 0) draft.save(items.map((item) => whole(name, item)));
  };
  const onChange = edits ? draft.change : undefined;
  return (
    <>
      {draft.isRestored && <StatusTag tone="warning">{t('restored')}</StatusTag>}
      {!edits && <p className="muted">{t('readOnly')}</p>}
      {name === 'diversions' && <DiversionView items={items as DiversionItem[]} onChange={onChange} />}
      {name === 'gridDuties' && <GridDutyView items={items as GridDutyItem[]} onChange={onChange} />}
      {name === 'emergencyLimits' && <LimitView items={items as LimitItem[]} onChange={onChange} />}
      {edits && (
        <div className="list-bar">
          <span role="status">{t(!isDirty ? 'allSaved' : isKept ? 'unsaved' : 'notKept')}</span>
          {fault && <FieldError>{fault}</FieldError>}
          {draft.fault && <FieldError>{draft.fault.message}</FieldError>}
          {isDirty && <Button onClick={() => setDropping(true)}>{t('drop')}</Button>}
          <Button variant="primary" busy={busy} disabled={!isDirty} onClick={save}>
            {t('save')}
          </Button>
        </div>
      )}
      {draft.dialog}
      <ConfirmDialog
        open={dropping}
        title={t('dropTitle')}
        confirm={t('drop')}
        danger
        onConfirm={async () => {
          draft.drop();
          setDropping(false);
        }}
        onClose={() => setDropping(false)}
      >
        {t('dropBody')}
      </ConfirmDialog>
    </>
  );
}

type Item = DeskLists[DeskListName][number];

function isWhole(name: DeskListName, item: Item): boolean {
  if (name === 'emergencyLimits') return true;
  if (name === 'gridDuties') return (item as GridDutyItem).name.trim().length > 1;
  const { name: called, phone, words, zh } = item as DiversionItem;
  return called.trim() !== '' && words.length > 0 && zh.trim().length > 1 && (phone === null || isPhone(phone));
}

/** As it is sent: without blanks around it; who reads English is told something in any case. */
function whole(name: DeskListName, item: Item): Item {
  if (name === 'emergencyLimits') return item;
  if (name === 'gridDuties') return { ...item, name: (item as GridDutyItem).name.trim() } as GridDutyItem;
  const { zh, en, ...rest } = item as DiversionItem;
  return { ...rest, name: rest.name.trim(), zh: zh.trim(), en: en.trim().length > 1 ? en.trim() : zh.trim() };
}
