import type { Dispatch, ReactElement, SetStateAction } from 'react';
import { useCategories } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { sendPicture } from '../../../lib/pictures.ts';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import type { Photo } from '../../../ui/photos.ts';
import { patrolWords } from '../words.ts';

const uploads = {
  before: sendPicture('before'),
  after: sendPicture('after'),
  'report-photo': sendPicture('report-photo'),
} as const;

interface ReasonedPhotosProps {
  category: string | null;
  purpose: keyof typeof uploads;
  label: string;
  photos: Photo[];
  onPhotos: Dispatch<SetStateAction<Photo[]>>;
}

/** A picture is asked for only where the sub-category says why, and the reason stands beside the camera. */
export function ReasonedPhotos(props: ReasonedPhotosProps): ReactElement | null {
  const { category, purpose, label, photos, onPhotos } = props;
  const t = useWords(patrolWords);
  const found = useCategories().find(category);
  if (!found || found.photo === 'no' || !found.photoReason) return null;
  return (
    <PhotoPicker
      label={label}
      hint={t('photoWhy', { reason: found.photoReason })}
      value={photos}
      onChange={onPhotos}
      upload={uploads[purpose]}
      optional={found.photo !== 'required'}
    />
  );
}
