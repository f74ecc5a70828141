import { type Progress, supplyByCode } from '@huying/server/contract/requests';
import { type FormEvent, type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { call } from '../../../../lib/api.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { photosBusy, sentPictures } from '../../../../ui/photos.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { type KeptPhoto, useKeptPhotos } from '../../../../ui/use-kept-photos.ts';
import { progressWords } from './words.ts';

export interface ActProps {
  code: string;
  /** Drafts are kept under the number: the code itself is not written down anywhere. */
  number: string;
  onDone: (progress: Progress) => void;
}

const upload = sendPicture('report-photo');
const empty: { answer: string; photos: KeptPhoto[] } = { answer: '', photos: [] };

/** The open question and the way to answer it: the next act of the page. */
export function AnswerForm({ question, ...acts }: ActProps & { question: string }): ReactElement {
  const t = useWords(progressWords);
  return (
    <Card title={question}>
      <SupplyForm label={t('reply')} hint={t('questionHint')} {...acts} primary />
    </Card>
  );
}

export function AddForm(acts: ActProps): ReactElement {
  const t = useWords(progressWords);
  return (
    <Fold title={t('add')}>
      <SupplyForm label={t('addLabel')} {...acts} />
    </Fold>
  );
}

interface SupplyFormProps extends ActProps {
  label: string;
  hint?: string;
  primary?: boolean;
}

function SupplyForm({ code, number, onDone, label, hint, primary = false }: SupplyFormProps): ReactElement {
  const t = useWords(progressWords);
  const { value, change, clear } = useDraft(`supply.${number}`, empty);
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const words = value.answer.trim();
    const pictures = sentPictures(photos);
    if (photosBusy(photos)) return setFault(t('photosWait'));
    if (!words && pictures.length === 0) return setFault(t('addMissing'));
    setBusy(true);
    setFault('');
    try {
      const answer = words || t('addPhotosOnly');
      const next = await call(supplyByCode, { body: { code, answer, ...(pictures.length && { photos: pictures }) } });
      clear();
      setPhotos([]);
      toast(t('sent'));
      onDone(next);
    } catch (error) {
      setFault(errorText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} noValidate>
      <TextArea
        label={label}
        {...(hint && { hint })}
        rows={3}
        maxLength={2000}
        value={value.answer}
        onChange={(answer) => change({ answer })}
      />
      <PhotoPicker value={photos} onChange={setPhotos} upload={upload} optional />
      {fault && <FieldError>{fault}</FieldError>}
      <Button type="submit" variant={primary ? 'primary' : 'secondary'} size="large" block busy={busy}>
        {t('send')}
      </Button>
    </form>
  );
}
