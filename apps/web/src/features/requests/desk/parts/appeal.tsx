import { appealAssessment, type RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { call } from '../../../../lib/api.ts';
import { dropDraft, useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { refresh } from '../../../../lib/query.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { FormFrame } from '../acts/act-form.tsx';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { Section } from '../detail/section.tsx';
import { partWords } from './words.ts';

const upload = sendPicture('evidence');
const grounds = ['beyond-duty', 'unlawful-demand', 'false-report', 'force-majeure', 'other'] as const;
type Ground = (typeof grounds)[number];

/** Whether the unit that answered may think of an appeal; the server says in the end whether it is in time. */
export function useMayAppeal({ followedUpAt, leadId }: RequestDetail): boolean {
  const session = useSession();
  return followedUpAt !== null && leadId === session.activePost?.unitId && mayUse(session, 'request.handle');
}

/** 考核申诉: touches the assessed figures, never the request. */
export function Appeal({ detail }: { detail: RequestDetail }): ReactElement | null {
  const t = useWords(partWords);
  const may = useMayAppeal(detail);
  const [open, setOpen] = useState(false);
  if (!may) return null;
  return (
    <Section title={t('appeal')}>
      {open ? (
        <AppealForm id={detail.id} onClose={() => setOpen(false)} />
      ) : (
        <div>
          <Button onClick={() => setOpen(true)}>{t('appealDo')}</Button>
        </div>
      )}
    </Section>
  );
}

function AppealForm({ id, onClose }: { id: string; onClose: () => void }): ReactElement {
  const t = useWords(partWords);
  const key = `appeal.${id}`;
  const draft = useDraft(key, { ground: '', reason: '', photos: [] as KeptPhoto[] });
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const { busy, fault, run } = useAct();
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    return value.ground === '' || reason.length < 2 || isWaiting || ids.length === 0 ? null : {};
  };
  const send = async () => {
    const sent = { ground: value.ground as Ground, reason, files: ids };
    if (!(await run(async () => void (await call(appealAssessment, { params: { id }, body: sent }))))) return;
    dropDraft(key);
    toast(t('appealed'));
    void refresh('/api/exclusions');
    onClose();
  };
  return (
    <FormFrame
      title={t('appealDo')}
      body={body}
      onSend={() => void send()}
      onClose={onClose}
      busy={busy}
      fault={fault?.message ?? null}
      draft={draft}
      hint={t('appealHint')}
    >
      <Choice
        label={t('appealGround')}
        look="chips"
        error={tried && value.ground === '' ? t('choose') : undefined}
        options={grounds.map((each) => ({ value: each as string, label: t(`ground.${each}`) }))}
        value={value.ground || null}
        onChange={(ground) => change({ ground })}
      />
      <TextArea
        label={t('appealReason')}
        error={tried && reason.length < 2 ? t('missing') : undefined}
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <PhotoPicker
        label={t('appealEvidence')}
        value={photos}
        onChange={setPhotos}
        upload={upload}
        error={tried && ids.length === 0 ? t('appealNeeds') : undefined}
      />
    </FormFrame>
  );
}
