import type { ReactElement } from 'react';
import { civilDayOf, momentOf } from '../../../lib/civil-day.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { sendPicture } from '../../../lib/pictures.ts';
import { dayText } from '../../../lib/time.ts';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { KeptPhoto } from '../../../ui/use-kept-photos.ts';
import { ActFrame, type ActFormProps, draftKey, isShort, percentOf } from './act-frame.tsx';
import { useActPhotos } from '../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const upload = sendPicture('evidence');

/** Words and pictures of a step, and how far it is where that is asked. */
function WorkForm(props: ActFormProps & { action: 'report' | 'report-part' | 'finish' | 'reach' }): ReactElement {
  const { project, action, ...rest } = props;
  const t = useWords(actWords);
  const lang = useLanguage();
  const { value, change, clear } = useDraft(draftKey(project.id, action), {
    text: '',
    percent: String(project.percent),
    reachedOn: civilDayOf(Date.now()),
    photos: [] as KeptPhoto[],
  });
  const pictures = useActPhotos(value.photos, (photos) => change({ photos }));
  const next = project.milestones.find(({ reachedOn }) => reachedOn === null);
  const label = { report: 'reportText', 'report-part': 'partText', finish: 'finishText', reach: 'reachText' } as const;
  const body = () => ({
    text: value.text.trim(),
    ...(action === 'report' && { percent: percentOf(value.percent) }),
    ...(action === 'reach' && { milestoneId: next?.id, reachedOn: value.reachedOn }),
    ...(pictures.ids.length > 0 && { files: pictures.ids }),
  });
  return (
    <ActFrame
      {...rest}
      action={action}
      missing={[
        action === 'report' && value.percent === '' && t('percentNow'),
        action === 'reach' && value.reachedOn === '' && t('reachedOn'),
        isShort(value.text) && t(label[action]),
      ]}
      body={body}
      clear={clear}
      isWaiting={pictures.isWaiting}
    >
      {action === 'reach' && next && (
        <p>{t('reachNow', { title: next.title, day: dayText(momentOf(next.dueOn), lang), n: next.percent })}</p>
      )}
      {action === 'reach' && (
        <TextField
          label={t('reachedOn')}
          type="date"
          error={rest.desk.fault?.fieldFault('reachedOn')}
          value={value.reachedOn}
          onChange={(reachedOn) => change({ reachedOn })}
        />
      )}
      {action === 'report' && (
        <TextField
          label={t('percentNow')}
          inputMode="numeric"
          maxLength={3}
          value={value.percent}
          onChange={(percent) => change({ percent: percent.replace(/\D/g, '') })}
        />
      )}
      <TextArea
        label={t(label[action])}
        rows={4}
        maxLength={1000}
        value={value.text}
        onChange={(text) => change({ text })}
      />
      <PhotoPicker
        label={t('evidence')}
        hint={t('upTo')}
        value={pictures.photos}
        onChange={pictures.setPhotos}
        upload={upload}
        optional
      />
    </ActFrame>
  );
}

export const ReportForm = (props: ActFormProps): ReactElement => <WorkForm {...props} action="report" />;
export const PartForm = (props: ActFormProps): ReactElement => <WorkForm {...props} action="report-part" />;
export const FinishForm = (props: ActFormProps): ReactElement => <WorkForm {...props} action="finish" />;
export const ReachForm = (props: ActFormProps): ReactElement => <WorkForm {...props} action="reach" />;
