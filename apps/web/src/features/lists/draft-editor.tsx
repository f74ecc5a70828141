import { discardDraft, exportList, type ListVersion } from '@huying/server/contract/lists';
import { type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call, urlOf } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { dateTimeText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FieldError } from '../../ui/field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { toast } from '../../ui/toast-store.ts';
import { DiffView } from './diff-view.tsx';
import { ItemsView } from './items-view.tsx';
import { ListFrame } from './list-frame.tsx';
import { ProblemsView } from './problems-view.tsx';
import { PublishPart } from './publish-part.tsx';
import { SheetImport } from './sheet-import.tsx';
import { type ListDraft, useListDraft } from './use-list-draft.tsx';
import { listWords } from './words.ts';

/** A draft: edited by those who draft, looked through and published by another person. */
export function DraftEditor({ version }: { version: ListVersion }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const draft = useListDraft(version);
  const [focus, setFocus] = useState<{ row: number } | null>(null);
  const [asking, setAsking] = useState<'discard' | 'drop' | null>(null);
  const { list } = version;
  const edits = version.abilities.includes('edit');
  return (
    <ListFrame
      list={list}
      tags={
        <>
          <StatusTag tone="active">{t('draft')}</StatusTag>
          <span className="muted">{t('version', { n: version.number })}</span>
        </>
      }
      actions={
        <>
          <a
            className="button button-secondary"
            href={urlOf(exportList, { params: { list }, query: { version: version.id } })}
            download
          >
            {t('export')}
          </a>
          {version.abilities.includes('discard') && (
            <Button icon="trash" onClick={() => setAsking('discard')}>
              {t('discard')}
            </Button>
          )}
        </>
      }
    >
      <p className="muted">
        {t('draftLine', { name: version.draftedBy?.name ?? '', at: dateTimeText(version.draftedAt, lang) })}
      </p>
      {draft.isRestored && <StatusTag tone="warning">{t('restored')}</StatusTag>}
      <PublishPart version={version} isDirty={draft.isDirty} />
      <div className="list-pair">
        <Card title={t('problems')}>
          <p className="muted small">{t('problemsOf')}</p>
          <ProblemsView id={version.id} onShow={(row) => setFocus({ row })} />
        </Card>
        <Card title={t('changes')}>
          <DiffView id={version.id} />
        </Card>
      </div>
      <ItemsView
        list={list}
        items={draft.items}
        focus={focus}
        {...(edits && { onChange: (items) => draft.change({ items }) })}
      />
      {edits ? (
        <>
          <Card>
            <TextArea
              label={t('note')}
              hint={t('noteHint')}
              optional
              rows={2}
              maxLength={500}
              value={draft.note}
              onChange={(note) => draft.change({ note })}
            />
          </Card>
          <Card>
            <Fold title={t('importReplace')}>
              <SheetImport list={list} draft={version} />
            </Fold>
          </Card>
          <SaveBar draft={draft} onDrop={() => setAsking('drop')} />
        </>
      ) : (
        version.note && (
          <Card title={t('note')}>
            <p>{version.note}</p>
          </Card>
        )
      )}
      {draft.dialog}
      <Discard version={version} open={asking === 'discard'} onClose={() => setAsking(null)} onDone={draft.drop} />
      <ConfirmDialog
        open={asking === 'drop'}
        title={t('dropLocalTitle')}
        confirm={t('dropLocal')}
        danger
        onConfirm={async () => draft.drop()}
        onClose={() => setAsking(null)}
      >
        {t('dropLocalBody')}
      </ConfirmDialog>
    </ListFrame>
  );
}

function SaveBar({ draft, onDrop }: { draft: ListDraft; onDrop: () => void }): ReactElement {
  const t = useWords(listWords);
  const { isDirty, isKept, busy, fault, save } = draft;
  return (
    <div className="list-bar">
      <span role="status">{t(!isDirty ? 'allSaved' : isKept ? 'unsaved' : 'notKept')}</span>
      {fault && <FieldError>{fault.message}</FieldError>}
      {isDirty && <Button onClick={onDrop}>{t('dropLocal')}</Button>}
      <Button variant="primary" busy={busy} disabled={!isDirty} onClick={() => void save()}>
        {t('save')}
      </Button>
    </div>
  );
}

interface DiscardProps {
  version: ListVersion;
  open: boolean;
  onClose: () => void;
  /** Forgets what is kept in the browser. */
  onDone: () => void;
}

function Discard({ version, open, onClose, onDone }: DiscardProps): ReactElement {
  const t = useWords(listWords);
  const [, go] = useLocation();
  const discard = async () => {
    await call(discardDraft, { params: { id: version.id }, query: { version: version.version } });
    onDone();
    await refresh('/api/lists');
    toast(t('discarded'));
    go(`/desk/lists/${version.list}`);
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('discardTitle')}
      confirm={t('discard')}
      danger
      onConfirm={discard}
      onClose={onClose}
    >
      {t('discardBody')}
    </ConfirmDialog>
  );
}
