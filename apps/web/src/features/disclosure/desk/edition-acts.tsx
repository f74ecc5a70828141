import {
  collectAgain,
  discardEdition,
  type Edition,
  publishEdition,
  withdrawEdition,
} from '@huying/server/contract/disclosure';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { listWords } from '../list-words.ts';
import { deskWords } from './words.ts';

type Asking = 'collect' | 'discard' | 'publish' | 'withdraw' | null;
const look = (): Promise<void> => refresh('/api/disclosure');

/** What may be done with an edition now; the server said so. */
export function EditionActs({ edition }: { edition: Edition }): ReactElement {
  const t = useWords(deskWords);
  const [, go] = useLocation();
  const [asking, setAsking] = useState<Asking>(null);
  const { busy, fault, run } = useAct();
  const { id, version, abilities, counts, number } = edition;
  const may = (ability: Edition['abilities'][number]): boolean => abilities.includes(ability);
  const close = () => setAsking(null);
  const input = { params: { id }, body: { version } };
  const collect = () =>
    run(async () => {
      await call(collectAgain, input);
      await look();
      toast(t('collected'));
    });
  return (
    <>
      <FormFault fault={fault} />
      {may('discard') && (
        <Button variant="quiet" onClick={() => setAsking('discard')}>
          {t('discard')}
        </Button>
      )}
      {may('revise') && (
        <Button busy={busy} icon="retry" onClick={() => void collect()}>
          {t('collect')}
        </Button>
      )}
      {may('publish') && (
        <Button variant="primary" disabled={counts.blocked > 0} onClick={() => setAsking('publish')}>
          {t('publish')}
        </Button>
      )}
      {may('withdraw') && <Button onClick={() => setAsking('withdraw')}>{t('withdraw')}</Button>}
      <ConfirmDialog
        open={asking === 'discard'}
        title={t('discard')}
        confirm={t('discard')}
        danger
        onClose={close}
        onConfirm={async () => {
          await call(discardEdition, { params: { id }, query: { version } });
          await refresh('/api/disclosure/board');
          toast(t('discarded'));
          go('/desk/disclosure');
        }}
      >
        {t('discardBody')}
      </ConfirmDialog>
      <PublishDialog edition={edition} open={asking === 'publish'} onClose={close} />
      <WordDialog
        open={asking === 'withdraw'}
        draft={`disclosure.${id}.withdraw`}
        title={t('withdrawTitle', { n: number ?? 0 })}
        body={t('withdrawBody')}
        label={t('reason')}
        confirm={t('withdraw')}
        least={2}
        onClose={close}
        onSend={async (reason) => {
          await call(withdrawEdition, { params: { id }, body: { version, reason } });
          await look();
          toast(t('withdrawnDone'));
        }}
      />
    </>
  );
}

function PublishDialog({
  edition,
  open,
  onClose,
}: {
  edition: Edition;
  open: boolean;
  onClose: () => void;
}): ReactElement {
  const t = useWords(deskWords);
  const list = useWords(listWords);
  const { id, version, place, kind } = edition;
  return (
    <WordDialog
      open={open}
      draft={`disclosure.${id}.publish`}
      title={t('publishTitle', { place, list: list(kind) })}
      body={t('publishBody')}
      label={t('note')}
      confirm={t('publish')}
      least={0}
      onClose={onClose}
      onSend={async (note) => {
        const { number } = await call(publishEdition, { params: { id }, body: { version, ...(note && { note }) } });
        await look();
        toast(t('publishedDone', { n: number ?? 0 }));
      }}
    />
  );
}

interface WordDialogProps {
  open: boolean;
  /** Under which what was typed is kept until it is sent. */
  draft: string;
  title: string;
  body: string;
  label: string;
  confirm: string;
  /** Letters it takes at least; 0 where nothing need be said. */
  least: number;
  onClose: () => void;
  onSend: (word: string) => Promise<void>;
}

/** An act with a word beside it. */
export function WordDialog({ open, onClose, title, ...form }: WordDialogProps): ReactElement {
  return (
    <Dialog open={open} title={title} onClose={onClose}>
      {open && <WordForm {...form} onDone={onClose} />}
    </Dialog>
  );
}

type WordFormProps = Omit<WordDialogProps, 'open' | 'title' | 'onClose'> & { onDone: () => void };

function WordForm({ draft, body, label, confirm, least, onSend, onDone }: WordFormProps): ReactElement {
  const { value, change, clear } = useDraft(draft, { word: '' });
  const { word } = value;
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(() => onSend(word.trim())).then((done) => {
      if (!done) return;
      clear();
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{body}</p>
      <TextField
        label={label}
        optional={least === 0}
        maxLength={200}
        value={word}
        onChange={(next) => change({ word: next })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={word.trim().length < least}>
        {confirm}
      </Button>
    </form>
  );
}
