import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { FieldError } from '../../../../ui/field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { CategoryChoice, useCategory } from './category-choice.tsx';
import { PhraseBar } from './phrase-bar.tsx';
import { togetherWords } from './together-words.ts';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const uploadEvidence = sendPicture('evidence');
const uploadAfter = sendPicture('after');

/** 书面回复 to an urging: how far it is, with proof where there is some. */
export function AnswerUrgeForm(props: ActFormProps): ReactElement {
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const draft = useActDraft(props, 'answer-urge', { answer: '', photos: [] as KeptPhoto[] });
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const answer = value.answer.trim();
  const urged = props.detail.log.findLast(({ kind }) => kind === 'request.urged' || kind === 'request.supervised');
  const body = () => {
    setTried(true);
    return answer.length < 2 || isWaiting ? null : { answer, ...(ids.length > 0 && { files: ids }) };
  };
  return (
    <ActForm
      {...props}
      action="answer-urge"
      body={body}
      draft={draft}
      hint={typeof urged?.data.words === 'string' && t('urgeAnswerHint', { words: urged.data.words })}
    >
      <TextArea
        label={t('urgeAnswer')}
        error={tried && answer.length < 2 ? words('missing') : undefined}
        name="answer"
        rows={3}
        maxLength={1000}
        value={value.answer}
        onChange={(next) => change({ answer: next })}
      />
      <Fold title={words('photosFold', { n: photos.length })} open={ids.length > 0}>
        <PhotoPicker label={t('evidence')} value={photos} onChange={setPhotos} upload={uploadEvidence} optional />
      </Fold>
      {tried && isWaiting && <FieldError>{words('photosWait')}</FieldError>}
    </ActForm>
  );
}

/** 自行处置: what was done, in one go; somebody else verifies it. */
export function SelfHandleForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const draft = useActDraft(props, 'self-handle', { category: '', publicText: '', photos: [] as KeptPhoto[] });
  const { value, change } = draft;
  const { code } = useCategory(detail, value.category);
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const publicText = value.publicText.trim();
  const body = () => {
    setTried(true);
    if (code === '' || publicText.length < 2 || isWaiting) return null;
    return { publicText, ...(code !== detail.category && { category: code }), ...(ids.length > 0 && { files: ids }) };
  };
  return (
    <ActForm {...props} action="self-handle" body={body} draft={draft} hint={t('selfHandleHint')}>
      <CategoryChoice
        detail={detail}
        chosen={value.category}
        error={tried && code === '' ? words('categoryMissing') : undefined}
        onChange={(category) => change({ category })}
      />
      <TextArea
        label={t('selfText')}
        hint={words('publicTextHint')}
        error={tried && publicText.length < 2 ? words('missing') : undefined}
        name="publicText"
        rows={3}
        maxLength={2000}
        value={value.publicText}
        onChange={(next) => change({ publicText: next })}
      />
      <PhraseBar kind="reply" value={value.publicText} onChange={(next) => change({ publicText: next })} />
      <Fold title={words('photosFold', { n: photos.length })} open={ids.length > 0}>
        <PhotoPicker label={t('selfPhotos')} value={photos} onChange={setPhotos} upload={uploadAfter} optional />
      </Fold>
      {tried && isWaiting && <FieldError>{words('photosWait')}</FieldError>}
    </ActForm>
  );
}
