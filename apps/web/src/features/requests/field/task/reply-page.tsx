import './task.css';
import { getRequest, type RequestDetail } from '@huying/server/contract/requests';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Page } from '../../../../ui/page.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import type { Photo } from '../../../../ui/photos.ts';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { type KeptPhoto, useKeptPhotos } from '../../../../ui/use-kept-photos.ts';
import { PhraseChips } from '../phrase-chips.tsx';
import { StaleDialog } from './stale-dialog.tsx';
import { type ActPicture, useAct } from './use-act.ts';
import { taskWords } from './words.ts';

/** 办结反馈 on a page of its own: the words for the resident, photos before and after. */
export function ReplyPage(): ReactElement {
  const t = useWords(taskWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getRequest, { params: { id } });
  if (data && data.id === id) return <ReplyForm detail={data} />;
  return (
    <Page title={t('replyTitle')} back={`/field/requests/${id}`}>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={6} />}
    </Page>
  );
}

const classes = ['solved', 'partly', 'explained', 'unsolvable', 'beyond-duty'] as const;
type ResultClass = (typeof classes)[number];
interface ReplyDraft {
  resultClass: ResultClass;
  publicText: string;
  unsolvedReason: string;
  before: KeptPhoto[];
  after: KeptPhoto[];
}
const empty: ReplyDraft = { resultClass: 'solved', publicText: '', unsolvedReason: '', before: [], after: [] };
const uploadBefore = sendPicture('before');
const uploadAfter = sendPicture('after');
const picturesOf = (photos: readonly Photo[], purpose: 'before' | 'after'): ActPicture[] =>
  photos
    .filter(({ state, sent, blob }) => state !== 'unreadable' && (sent !== null || blob !== null))
    .map(({ id, sent, blob }) => ({ id, purpose, sent, bytes: blob?.size ?? 0 }));

function ReplyForm({ detail }: { detail: RequestDetail }): ReactElement {
  const t = useWords(taskWords);
  const [, navigate] = useLocation();
  const { value, change, clear } = useDraft<ReplyDraft>(`reply.${detail.id}`, empty);
  const [before, setBefore] = useKeptPhotos(value.before, (kept) => change({ before: kept }));
  const [after, setAfter] = useKeptPhotos(value.after, (kept) => change({ after: kept }));
  const [fault, setFault] = useState<'publicTextMissing' | null>(null);
  const back = `/field/requests/${detail.id}`;
  const act = useAct(detail, (_action, outcome) => {
    clear();
    toast(outcome === 'sent' ? t('replied') : t('kept'));
    navigate(back, { replace: true });
  });
  const publicText = value.publicText.trim();
  const unsolvedReason = value.unsolvedReason.trim();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = publicText.length < 2 ? 'publicTextMissing' : null;
    setFault(found);
    if (found) return;
    const body = {
      resultClass: value.resultClass,
      publicText,
      ...(unsolvedReason && { unsolvedReason }),
    };
    await act.act('reply', body, publicText, [...picturesOf(before, 'before'), ...picturesOf(after, 'after')]);
  };
  const isWhole = value.resultClass === 'solved' || value.resultClass === 'explained';
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <Page
        title={t('replyTitle')}
        lead={`${detail.title} · ${t('replyLead')}`}
        back={back}
        foot={
          <Button type="submit" variant="primary" size="large" block busy={act.busy}>
            {t('replyDo')}
          </Button>
        }
      >
        <div className="stack stack-loose">
          <TextArea
            label={t('publicText')}
            error={fault === 'publicTextMissing' ? t(fault) : undefined}
            name="publicText"
            rows={3}
            maxLength={2000}
            value={value.publicText}
            onChange={(next) => change({ publicText: next })}
          />
          <PhraseChips value={value.publicText} onChange={(next) => change({ publicText: next })} />
          <Choice
            label={t('result_class')}
            look="chips"
            options={classes.map((each) => ({ value: each, label: t(each) }))}
            value={value.resultClass}
            onChange={(next) => change({ resultClass: next })}
          />
          {!isWhole && (
            <TextField
              label={t('unsolvedReason')}
              maxLength={500}
              value={value.unsolvedReason}
              onChange={(next) => change({ unsolvedReason: next })}
            />
          )}
          <PhotoPicker label={t('after')} value={after} onChange={setAfter} upload={uploadAfter} optional waits />
          <PhotoPicker label={t('before')} value={before} onChange={setBefore} upload={uploadBefore} optional waits />
          {act.fault && <FieldError>{act.fault}</FieldError>}
        </div>
      </Page>
      <StaleDialog act={act} />
    </form>
  );
}
