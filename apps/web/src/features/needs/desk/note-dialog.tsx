import { noteNeed } from '@huying/server/contract/needs';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { emptyNeed, factsOf, isComplete, type NeedDraft, NeedFields } from '../need-fields.tsx';
import { useOwnPlaces } from '../own-places.ts';
import { needWords } from '../words.ts';
import { sources, type SourceKind } from './sources.ts';
import { needDeskWords } from './words.ts';

interface NoteDraft extends NeedDraft {
  placeId: string;
  source: string;
  reference: string;
}

/** A need is noted: six fields, kept while they are typed. */
export function NoteDialog({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const t = useWords(needDeskWords);
  return (
    <Dialog open={open} title={t('note')} onClose={onClose}>
      <NoteForm onDone={onClose} />
    </Dialog>
  );
}

function NoteForm({ onDone }: { onDone: () => void }): ReactElement {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  const { own } = useOwnPlaces();
  const { busy, fault, run } = useAct();
  const { value, change, clear, restored } = useDraft<NoteDraft>('needs.note', {
    ...emptyNeed,
    placeId: '',
    source: 'meeting',
    reference: '',
  });
  const placeId = value.placeId || own;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(noteNeed, {
        body: {
          ...factsOf(value),
          ...(placeId && { placeId }),
          source: {
            source: value.source as SourceKind,
            ...(value.reference.trim() && { reference: value.reference.trim() }),
          },
        },
      });
      clear();
      void refresh('/api/needs');
      toast(t('noted'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {restored && <p className="muted small">{t('restored')}</p>}
      <NeedFields
        value={value}
        change={change}
        place={{ value: placeId, onChange: (next) => change({ placeId: next ?? '' }) }}
      />
      <SelectField<SourceKind>
        label={t('whence')}
        options={sources.map((each) => ({ value: each, label: words(`source.${each}`) }))}
        value={value.source as SourceKind}
        onChange={(source) => source && change({ source })}
      />
      <TextField
        label={t('reference')}
        hint={t('referenceHint')}
        optional
        maxLength={120}
        value={value.reference}
        onChange={(reference) => change({ reference })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!isComplete(value)}>
        {t('noteDo')}
      </Button>
    </form>
  );
}
