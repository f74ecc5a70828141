import './photo-picker.css';
import './field.css';
import { type Dispatch, type ReactElement, type SetStateAction, useId } from 'react';
import { useWords } from '../lib/i18n.ts';
import { asideText } from '../lib/punctuation.ts';
import { Button } from './button.tsx';
import { FieldError } from './field.tsx';
import { Icon } from './icon.tsx';
import { type Photo, type UploadPhoto, usePhotoQueue } from './photos.ts';
import { uiWords } from './words.ts';

export interface PhotoPickerProps {
  value: Photo[];
  /** A React state setter: uploads report back while other things change. */
  onChange: Dispatch<SetStateAction<Photo[]>>;
  /** Sends each photo as soon as it is reduced; without it they only wait in `blob`. */
  upload?: UploadPhoto;
  max?: number;
  label?: string;
  hint?: string;
  error?: string | undefined;
  optional?: boolean;
  /** The form keeps them on the device until there is a connection. */
  waits?: boolean;
}

/** Photos from camera or album: reduced on the device, sent one by one, each removable and repeatable. */
export function PhotoPicker(props: PhotoPickerProps): ReactElement {
  const { value, onChange, upload, max = 3, label, hint, error, optional, waits } = props;
  const t = useWords(uiWords);
  const id = useId();
  const queue = usePhotoQueue(onChange, upload, waits);
  const room = max - value.length;
  return (
    <fieldset className="field" aria-describedby={`${id}-hint`}>
      <legend className="field-label">
        {label ?? t('photos')}
        {optional && <span className="field-optional">{asideText(t('optional'))}</span>}
      </legend>
      <div className="field-hint" id={`${id}-hint`}>
        {room > 0 ? (hint ?? t('photosHint', { max })) : t('photosFull', { max })}
      </div>
      {error && <FieldError>{error}</FieldError>}
      {value.length > 0 && (
        <ul className="photos">
          {value.map((photo, at) => (
            <PhotoTile
              key={photo.id}
              photo={photo}
              n={at + 1}
              waits={waits}
              onRemove={() => queue.remove(photo.id)}
              onRetry={() => queue.retry(photo)}
            />
          ))}
        </ul>
      )}
      {room > 0 && (
        <div className="photo-add">
          <PhotoInput label={t('takePhoto')} camera onFiles={(files) => queue.add(files, room)} />
          <PhotoInput label={t('choosePhoto')} onFiles={(files) => queue.add(files, room)} />
        </div>
      )}
    </fieldset>
  );
}

interface PhotoInputProps {
  label: string;
  camera?: boolean;
  onFiles: (files: FileList) => void;
}

function PhotoInput({ label, camera = false, onFiles }: PhotoInputProps): ReactElement {
  return (
    <label className={camera ? 'photo-input photo-camera' : 'photo-input'}>
      <Icon name={camera ? 'camera' : 'picture'} />
      <span>{label}</span>
      <input
        type="file"
        accept="image/*"
        capture={camera ? 'environment' : undefined}
        multiple={!camera}
        onChange={(event) => {
          if (event.target.files) onFiles(event.target.files);
          event.target.value = '';
        }}
      />
    </label>
  );
}

interface PhotoTileProps {
  photo: Photo;
  n: number;
  waits: boolean | undefined;
  onRemove: () => void;
  onRetry: () => void;
}

function PhotoTile({ photo, n, waits, onRemove, onRetry }: PhotoTileProps): ReactElement {
  const t = useWords(uiWords);
  const { state, progress, sent, fault } = photo;
  const words = {
    preparing: t('photoPreparing'),
    sending: t('photoSending', { n: Math.round(progress * 100) }),
    ready: sent ? t('photoSent') : waits ? t('photoKept') : '',
    failed: fault ?? t('photoFailed'),
    unreadable: t('photoUnreadable'),
  }[state];
  const bad = state === 'failed' || state === 'unreadable';
  return (
    <li className="photo">
      <div className="photo-frame">
        {state !== 'unreadable' && <img src={photo.preview} alt={t('photo', { n })} />}
        {state === 'sending' && <div className="photo-bar" style={{ transform: `scaleX(${progress})` }} />}
      </div>
      <div className={bad ? 'photo-state photo-failed' : 'photo-state'} role="status">
        {words}
      </div>
      <div className="photo-acts">
        {state === 'failed' && (
          <Button variant="quiet" icon="retry" label={t('retryPhoto', { n })} onClick={onRetry}>
            {t('retry')}
          </Button>
        )}
        <Button variant="quiet" icon="trash" label={t('removePhoto', { n })} onClick={onRemove} />
      </div>
    </li>
  );
}
