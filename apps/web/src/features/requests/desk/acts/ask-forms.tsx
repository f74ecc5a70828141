import { explainClocks } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { addDays, type CivilDay, civilDayOf } from '../../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { useAnswer } from '../../../../lib/query.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { togetherWords } from './together-words.ts';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const upload = sendPicture('evidence');
const MOST_DAYS = 90;

const extensionReasons = ['complex', 'weather', 'third-party', 'procurement', 'legal-procedure', 'other'] as const;
const suspensionReasons = ['policy', 'history', 'funds', 'season', 'procedure', 'other'] as const;

/** The limit of handling in the server's own words: the unit in which more of it is asked for. */
function useLimitText(id: string): string | null {
  const lang = useLanguage();
  const { data } = useAnswer(explainClocks, { params: { id } });
  // Its second step names the limit; the first says when it began.
  const step = data?.clocks.findLast(({ stage }) => stage === 'handle')?.steps[1];
  return step ? (lang === 'en' ? step.en : step.zh) : null;
}

/** 申请延期: how much more, and why. */
export function AskExtensionForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const limit = useLimitText(props.detail.id);
  const initial = { reasonClass: '', reason: '', amount: '', photos: [] as KeptPhoto[] };
  const draft = useActDraft(props, 'ask-extension', initial);
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const reason = value.reason.trim();
  const amount = Number(value.amount.trim());
  const hasAmount = Number.isFinite(amount) && amount > 0;
  const body = () => {
    setTried(true);
    if (value.reasonClass === '' || reason.length < 2 || !hasAmount || isWaiting) return null;
    return { reasonClass: value.reasonClass, reason, amount, ...(ids.length > 0 && { files: ids }) };
  };
  return (
    <ActForm {...props} action="ask-extension" body={body} draft={draft} hint={t('extensionHint')}>
      {limit && <p className="act-told">{t('extensionNow', { limit })}</p>}
      <Choice
        label={t('extensionClass')}
        look="chips"
        error={tried && value.reasonClass === '' ? words('choose') : undefined}
        options={extensionReasons.map((each) => ({ value: each as string, label: t(`extension.${each}`) }))}
        value={value.reasonClass || null}
        onChange={(reasonClass) => change({ reasonClass })}
      />
      <TextField
        label={t('amount')}
        hint={t('amountHint')}
        error={tried && !hasAmount ? t('amountMissing') : undefined}
        inputMode="numeric"
        name="amount"
        value={value.amount}
        onChange={(next) => change({ amount: next })}
      />
      <TextArea
        label={t('askReason')}
        error={tried && reason.length < 2 ? words('missing') : undefined}
        name="reason"
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <Fold title={words('photosFold', { n: photos.length })} open={ids.length > 0}>
        <PhotoPicker label={t('evidence')} value={photos} onChange={setPhotos} upload={upload} optional />
      </Fold>
      {tried && isWaiting && <FieldError>{words('photosWait')}</FieldError>}
    </ActForm>
  );
}

/** The days a review may lie on: tomorrow to ninety days ahead. */
function reviewDays(): { last: CivilDay; holds: (day: string) => boolean } {
  const today = civilDayOf(Date.now());
  const last = addDays(today, MOST_DAYS);
  return { last, holds: (day) => day > today && day <= last };
}

function ReviewDay(props: { value: string; tried: boolean; onChange: (day: string) => void }): ReactElement {
  const t = useWords(togetherWords);
  const { last, holds } = reviewDays();
  return (
    <TextField
      label={t('reviewOn')}
      hint={t('reviewOnHint', { day: last })}
      error={props.tried && !holds(props.value) ? t('reviewOnMissing', { day: last }) : undefined}
      type="date"
      name="reviewOn"
      value={props.value}
      onChange={props.onChange}
    />
  );
}

/** 申请挂账: what stands in the way, proof, and the day on which it is looked at again. */
export function AskSuspensionForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const initial = { reasonClass: '', reason: '', reviewOn: '', photos: [] as KeptPhoto[] };
  const draft = useActDraft(props, 'ask-suspension', initial);
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const { reasonClass, reviewOn } = value;
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    if (reasonClass === '' || reason.length < 2 || !reviewDays().holds(reviewOn)) return null;
    return isWaiting || ids.length === 0 ? null : { reasonClass, reason, reviewOn, files: ids };
  };
  return (
    <ActForm {...props} action="ask-suspension" body={body} draft={draft} hint={t('suspensionHint')}>
      <Choice
        label={t('suspensionClass')}
        look="chips"
        error={tried && reasonClass === '' ? words('choose') : undefined}
        options={suspensionReasons.map((each) => ({ value: each as string, label: t(`suspension.${each}`) }))}
        value={reasonClass || null}
        onChange={(next) => change({ reasonClass: next })}
      />
      <TextArea
        label={t('askReason')}
        error={tried && reason.length < 2 ? words('missing') : undefined}
        name="reason"
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <ReviewDay value={reviewOn} tried={tried} onChange={(next) => change({ reviewOn: next })} />
      <PhotoPicker
        label={t('evidence')}
        value={photos}
        onChange={setPhotos}
        upload={upload}
        error={tried && !isWaiting && ids.length === 0 ? t('evidenceNeeded') : undefined}
      />
      {tried && isWaiting && <FieldError>{words('photosWait')}</FieldError>}
    </ActForm>
  );
}

/** 挂账复核: kept on hold until a new day, or taken up again. */
export function ReviewForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const draft = useActDraft(props, 'review', { outcome: '', reviewOn: '', reason: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { outcome, reviewOn } = value;
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    if (outcome === '' || reason.length < 2) return null;
    if (outcome === 'renew' && !reviewDays().holds(reviewOn)) return null;
    return { outcome, reason, ...(outcome === 'renew' && { reviewOn }) };
  };
  return (
    <ActForm {...props} action="review" body={body} draft={draft}>
      <Choice
        label={t('reviewOutcome')}
        error={tried && outcome === '' ? words('choose') : undefined}
        options={[
          { value: 'renew', label: t('reviewRenew') },
          { value: 'resume', label: t('reviewResume') },
        ]}
        value={outcome || null}
        onChange={(next) => change({ outcome: next })}
      />
      {outcome === 'renew' && (
        <ReviewDay value={reviewOn} tried={tried} onChange={(next) => change({ reviewOn: next })} />
      )}
      <TextArea
        label={t('reviewReason')}
        error={tried && reason.length < 2 ? words('missing') : undefined}
        name="reason"
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
    </ActForm>
  );
}
