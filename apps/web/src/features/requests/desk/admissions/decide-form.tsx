import { type Admission, decideAdmission } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { momentOf } from '../../../../lib/civil-day.ts';
import { dropDraft, useDraft } from '../../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dayText } from '../../../../lib/time.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { FormFrame } from '../acts/act-form.tsx';
import { admissionWords } from './words.ts';

interface DecideFormProps {
  row: Admission;
  onChanged: () => void;
  onClose: () => void;
}

/** Another person than whoever asked says yes or no, with grounds that the unit reads. */
export function DecideForm({ row, onChanged, onClose }: DecideFormProps): ReactElement {
  const t = useWords(admissionWords);
  const lang = useLanguage();
  const key = `admission.decide.${row.id}`;
  const draft = useDraft(key, { approved: '', reason: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { busy, fault, run } = useAct();
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    return value.approved === '' || reason.length < 2 || reason.length > 500 ? null : {};
  };
  const send = async () => {
    const approved = value.approved === 'yes';
    const sent = { approved, reason, version: row.version };
    const done = await run(async () => void (await call(decideAdmission, { params: { id: row.id }, body: sent })));
    onChanged();
    if (!done) return;
    dropDraft(key);
    toast(t(approved ? 'approved' : 'refused'));
    onClose();
  };
  return (
    <FormFrame
      title={t('decideTitle', { title: row.title })}
      submit={t('decide')}
      body={body}
      onSend={() => void send()}
      onClose={onClose}
      busy={busy}
      fault={fault?.message ?? null}
      draft={draft}
    >
      <Choice
        label={t('decideAsk')}
        look="chips"
        error={tried && value.approved === '' ? t('missing.approved') : undefined}
        options={[
          { value: 'yes', label: t('yes', { day: dayText(momentOf(row.endsOn), lang) }) },
          { value: 'no', label: t('no') },
        ]}
        value={value.approved || null}
        onChange={(approved) => change({ approved })}
      />
      <TextArea
        label={t('reason')}
        hint={t('reasonHint')}
        error={tried && reason.length < 2 ? t('missing.reason') : undefined}
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
    </FormFrame>
  );
}
