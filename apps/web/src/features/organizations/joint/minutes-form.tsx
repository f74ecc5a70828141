import { fileMinutes, type getMeeting } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { sendPicture } from '../../../lib/pictures.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { type Photo, photosBusy, sentPictures } from '../../../ui/photos.ts';
import { toast } from '../../../ui/toast-store.ts';
import { jointWords } from './words.ts';

const upload = sendPicture('evidence');

/** The minutes as one picture; whoever sees the meeting sees them. */
export function MinutesForm({
  meeting,
  onDone,
}: {
  meeting: Output<typeof getMeeting>;
  onDone: () => void;
}): ReactElement {
  const t = useWords(jointWords);
  const { busy, fault, run } = useAct();
  const [photos, setPhotos] = useState<Photo[]>([]);
  const fileId = sentPictures(photos)[0]?.id;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      if (!fileId) return;
      await call(fileMinutes, { params: { id: meeting.id }, body: { version: meeting.version, fileId } });
      await refresh('/api/joint-meetings');
      toast(t('minutesDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <PhotoPicker
        label={t('minutes')}
        hint={t('minutesHint')}
        max={1}
        value={photos}
        onChange={setPhotos}
        upload={upload}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!fileId || photosBusy(photos)}>
        {t('minutesDo')}
      </Button>
    </form>
  );
}
