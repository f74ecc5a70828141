import type { Dispatch, ReactElement, SetStateAction } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { Checkbox } from '../../../../ui/checkbox.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import type { Photo } from '../../../../ui/photos.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { PhraseChips } from '../phrase-chips.tsx';
import type { FieldDraft } from './field-form.ts';
import { fieldReportWords } from './words.ts';

interface PartProps {
  draft: FieldDraft;
  change: (part: Partial<FieldDraft>) => void;
}

export function ReporterFold({ draft, change }: PartProps): ReactElement {
  const t = useWords(fieldReportWords);
  return (
    <Fold title={t('reporter')} open={draft.reporterName !== '' || draft.reporterPhone !== ''}>
      <p className="muted small">{t('reporterHint')}</p>
      <TextField
        label={t('reporterName')}
        optional
        maxLength={40}
        value={draft.reporterName}
        onChange={(reporterName) => change({ reporterName })}
      />
      <TextField
        label={t('reporterPhone')}
        optional
        type="tel"
        inputMode="tel"
        maxLength={24}
        value={draft.reporterPhone}
        onChange={(reporterPhone) => change({ reporterPhone })}
      />
    </Fold>
  );
}

interface SelfHandledProps extends PartProps {
  photos: Photo[];
  onPhotos: Dispatch<SetStateAction<Photo[]>>;
  error: string | undefined;
}

const uploadAfter = sendPicture('after');

/** 自行处置: one switch, one sentence for the public, photos of how it is now. */
export function SelfHandled({ draft, change, photos, onPhotos, error }: SelfHandledProps): ReactElement {
  const t = useWords(fieldReportWords);
  return (
    <div className="stack">
      <Checkbox name="selfHandled" checked={draft.selfHandled} onChange={(selfHandled) => change({ selfHandled })}>
        {t('selfHandled')}
      </Checkbox>
      {draft.selfHandled && (
        <>
          <TextArea
            label={t('publicText')}
            hint={t('publicTextHint')}
            error={error}
            name="publicText"
            rows={3}
            maxLength={2000}
            value={draft.publicText}
            onChange={(publicText) => change({ publicText })}
          />
          <PhraseChips value={draft.publicText} onChange={(publicText) => change({ publicText })} />
          <PhotoPicker
            label={t('afterPhotos')}
            value={photos}
            onChange={onPhotos}
            upload={uploadAfter}
            optional
            waits
          />
        </>
      )}
    </div>
  );
}
