import { type ExclusionRow, voteOnExclusion } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { dropDraft, useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { refresh } from '../../../../lib/query.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { FormFrame } from '../acts/act-form.tsx';
import { actWords } from '../acts/words.ts';
import { registerWords } from './words.ts';

/** One of the two of the panel decides, with grounds that both sides read. */
export function VoteForm({ row, onClose }: { row: ExclusionRow; onClose: () => void }): ReactElement {
  const t = useWords(registerWords);
  const words = useWords(actWords);
  const key = `vote.${row.id}`;
  const draft = useDraft(key, { accepted: '', reason: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { busy, fault, run } = useAct();
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    return value.accepted === '' || reason.length < 2 ? null : {};
  };
  const send = async () => {
    const sent = { accepted: value.accepted === 'yes', reason, version: row.version };
    const done = await run(async () => void (await call(voteOnExclusion, { params: { id: row.id }, body: sent })));
    void refresh('/api/exclusions');
    if (!done) return;
    dropDraft(key);
    toast(t('voted'));
    onClose();
  };
  return (
    <FormFrame
      title={t('voteTitle', { number: row.number })}
      submit={t('vote')}
      body={body}
      onSend={() => void send()}
      onClose={onClose}
      busy={busy}
      fault={fault?.message ?? null}
      draft={draft}
    >
      <Choice
        label={t('voteAsk')}
        look="chips"
        error={tried && value.accepted === '' ? words('choose') : undefined}
        options={[
          { value: 'yes', label: t('voteYes') },
          { value: 'no', label: t('voteNo') },
        ]}
        value={value.accepted || null}
        onChange={(accepted) => change({ accepted })}
      />
      <TextArea
        label={t('voteReason')}
        error={tried && reason.length < 2 ? words('missing') : undefined}
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
    </FormFrame>
  );
}
