import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { PhraseBar } from './phrase-bar.tsx';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

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

/** 办结反馈: words for the resident first; a phrase and Ctrl+Enter are enough. */
export function ReplyForm(props: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const draft = useActDraft<ReplyDraft>(props, 'reply', empty);
  const { value, change } = draft;
  const before = useActPhotos(value.before, (kept) => change({ before: kept }));
  const after = useActPhotos(value.after, (kept) => change({ after: kept }));
  const [tried, setTried] = useState(false);
  const publicText = value.publicText.trim();
  const unsolvedReason = value.unsolvedReason.trim();
  const isWhole = value.resultClass === 'solved' || value.resultClass === 'explained';
  const isWaiting = before.isWaiting || after.isWaiting;
  const files = [...before.ids, ...after.ids];
  const body = () => {
    setTried(true);
    if (publicText.length < 2 || (!isWhole && unsolvedReason.length < 2) || isWaiting) return null;
    return {
      resultClass: value.resultClass,
      publicText,
      ...(!isWhole && { unsolvedReason }),
      ...(files.length > 0 && { files }),
    };
  };
  return (
    <ActForm {...props} action="reply" body={body} draft={draft}>
      <TextArea
        label={t('publicText')}
        hint={t('publicTextHint')}
        error={tried && publicText.length < 2 ? t('missing') : undefined}
        name="publicText"
        rows={4}
        maxLength={2000}
        value={value.publicText}
        onChange={(next) => change({ publicText: next })}
      />
      <PhraseBar kind="reply" value={value.publicText} onChange={(next) => change({ publicText: next })} />
      <Choice
        label={t('resultClass')}
        look="chips"
        options={classes.map((each) => ({ value: each, label: t(each) }))}
        value={value.resultClass}
        onChange={(next) => change({ resultClass: next })}
      />
      {!isWhole && (
        <TextArea
          label={t('unsolvedReason')}
          error={tried && unsolvedReason.length < 2 ? t('missing') : undefined}
          name="unsolvedReason"
          rows={2}
          maxLength={500}
          value={value.unsolvedReason}
          onChange={(next) => change({ unsolvedReason: next })}
        />
      )}
      <Fold title={t('photosFold', { n: before.photos.length + after.photos.length })} open={files.length > 0}>
        <PhotoPicker
          label={t('photosAfter')}
          value={after.photos}
          onChange={after.setPhotos}
          upload={uploadAfter}
          optional
        />
        <PhotoPicker
          label={t('photosBefore')}
          value={before.photos}
          onChange={before.setPhotos}
          upload={uploadBefore}
          optional
        />
      </Fold>
      {tried && isWaiting && <FieldError>{t('photosWait')}</FieldError>}
    </ActForm>
  );
}
