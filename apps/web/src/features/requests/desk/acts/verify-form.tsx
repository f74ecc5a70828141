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
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const upload = sendPicture('evidence');

/** 核查通过: by papers or on the spot. */
export function VerifyForm(props: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const draft = useActDraft(props, 'verify', { onSite: 'no', note: '', photos: [] as KeptPhoto[] });
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const body = () => {
    setTried(true);
    if (isWaiting) return null;
    return {
      onSite: value.onSite === 'yes',
      ...(value.note.trim() && { note: value.note.trim() }),
      ...(ids.length > 0 && { files: ids }),
    };
  };
  return (
    <ActForm {...props} action="verify" body={body} draft={draft} hint={t('verifyHint')}>
      <Choice
        label={t('onSite')}
        look="chips"
        options={[
          { value: 'no', label: t('onSiteNo') },
          { value: 'yes', label: t('onSiteYes') },
        ]}
        value={value.onSite}
        onChange={(onSite) => change({ onSite })}
      />
      <TextArea
        label={t('noteAny')}
        optional
        rows={2}
        maxLength={1000}
        value={value.note}
        onChange={(note) => change({ note })}
      />
      <Fold title={t('photosFold', { n: photos.length })} open={ids.length > 0}>
        <PhotoPicker label={t('photosEvidence')} value={photos} onChange={setPhotos} upload={upload} optional />
      </Fold>
      {tried && isWaiting && <FieldError>{t('photosWait')}</FieldError>}
    </ActForm>
  );
}
