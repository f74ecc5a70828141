import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { FieldError } from '../../../../ui/field.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const upload = sendPicture('evidence');

/** 代居民补充: what the resident said on the phone, written down for them. */
export function SupplyForm(props: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const draft = useActDraft(props, 'supply', { answer: '', photos: [] as KeptPhoto[] });
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const answer = value.answer.trim();
  const body = () => {
    setTried(true);
    if (answer.length < 2 || isWaiting) return null;
    return { answer, ...(ids.length > 0 && { files: ids }) };
  };
  const { openQuestion } = props.detail;
  return (
    <ActForm
      {...props}
      action="supply"
      body={body}
      draft={draft}
      hint={openQuestion && t('supplyQuestion', { question: openQuestion })}
    >
      <TextArea
        label={t('supplyText')}
        error={tried && answer.length < 2 ? t('missing') : undefined}
        rows={3}
        maxLength={2000}
        value={value.answer}
        onChange={(next) => change({ answer: next })}
      />
      <PhotoPicker label={t('photosSupply')} value={photos} onChange={setPhotos} upload={upload} optional />
      {tried && isWaiting && <FieldError>{t('photosWait')}</FieldError>}
    </ActForm>
  );
}
