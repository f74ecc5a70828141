import type { ReactElement } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { sendPicture } from '../../../lib/pictures.ts';
import { Choice } from '../../../ui/choice.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { KeptPhoto } from '../../../ui/use-kept-photos.ts';
import { ActFrame, type ActFormProps, draftKey, isShort, percentOf } from './act-frame.tsx';
import { useActPhotos } from '../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const uploads = { before: sendPicture('before'), after: sendPicture('after'), evidence: sendPicture('evidence') };

export function EffectForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const present = project.effects.find(({ round }) => round === project.round);
  const { value, change, clear } = useDraft(draftKey(project.id, 'effect'), {
    before: present?.before ?? '',
    after: present?.after ?? '',
    people: present ? String(present.peopleHelped) : '',
    beforePhotos: [] as KeptPhoto[],
    afterPhotos: [] as KeptPhoto[],
  });
  const before = useActPhotos(value.beforePhotos, (beforePhotos) => change({ beforePhotos }));
  const after = useActPhotos(value.afterPhotos, (afterPhotos) => change({ afterPhotos }));
  const body = () => {
    const files = [...before.ids, ...after.ids];
    return {
      before: value.before.trim(),
      after: value.after.trim(),
      peopleHelped: Number(value.people) || 0,
      ...(files.length > 0 && { files }),
    };
  };
  return (
    <ActFrame
      {...rest}
      action="effect"
      missing={[
        isShort(value.before) && t('before'),
        isShort(value.after) && t('after'),
        value.people === '' && t('people'),
      ]}
      body={body}
      clear={clear}
      isWaiting={before.isWaiting || after.isWaiting}
    >
      <TextArea
        label={t('before')}
        rows={3}
        maxLength={2000}
        value={value.before}
        onChange={(next) => change({ before: next })}
      />
      <PhotoPicker
        label={t('beforePhotos')}
        hint={t('upTo')}
        value={before.photos}
        onChange={before.setPhotos}
        upload={uploads.before}
        optional
      />
      <TextArea
        label={t('after')}
        rows={3}
        maxLength={2000}
        value={value.after}
        onChange={(next) => change({ after: next })}
      />
      <PhotoPicker
        label={t('afterPhotos')}
        hint={t('upTo')}
        value={after.photos}
        onChange={after.setPhotos}
        upload={uploads.after}
        optional
      />
      <TextField
        label={t('people')}
        inputMode="numeric"
        maxLength={8}
        value={value.people}
        onChange={(people) => change({ people: people.replace(/\D/g, '') })}
      />
    </ActFrame>
  );
}

export function PublishForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft<{ published: 'yes' | 'no'; reason: string }>(
    draftKey(project.id, 'publish'),
    { published: 'yes', reason: '' },
  );
  const withheld = value.published === 'no';
  return (
    <ActFrame
      {...rest}
      action="publish"
      missing={[withheld && isShort(value.reason) && t('withheldReason')]}
      body={() => ({ published: !withheld, ...(withheld && { reason: value.reason.trim() }) })}
      clear={clear}
    >
      <Choice
        label={t('isPublished')}
        options={(['yes', 'no'] as const).map((each) => ({
          value: each,
          label: t(`published.${each}`),
          hint: t(`published.${each}Hint`),
        }))}
        value={value.published}
        onChange={(published) => change({ published })}
      />
      {withheld && (
        <TextArea
          label={t('withheldReason')}
          rows={3}
          maxLength={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
    </ActFrame>
  );
}

export function RecheckForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft(draftKey(project.id, 'recheck'), { text: '', photos: [] as KeptPhoto[] });
  const pictures = useActPhotos(value.photos, (photos) => change({ photos }));
  return (
    <ActFrame
      {...rest}
      action="recheck"
      missing={[isShort(value.text) && t('recheckText')]}
      body={() => ({ text: value.text.trim(), ...(pictures.ids.length > 0 && { files: pictures.ids }) })}
      clear={clear}
      isWaiting={pictures.isWaiting}
    >
      <TextArea
        label={t('recheckText')}
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
        upload={uploads.evidence}
        optional
      />
    </ActFrame>
  );
}

export function ReboundForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft(draftKey(project.id, 'rebound'), {
    reason: '',
    percent: '',
    photos: [] as KeptPhoto[],
  });
  const pictures = useActPhotos(value.photos, (photos) => change({ photos }));
  return (
    <ActFrame
      {...rest}
      action="rebound"
      danger
      missing={[isShort(value.reason) && t('reboundReason'), value.percent === '' && t('reboundPercent')]}
      body={() => ({
        reason: value.reason.trim(),
        percent: Math.min(99, percentOf(value.percent)),
        ...(pictures.ids.length > 0 && { files: pictures.ids }),
      })}
      clear={clear}
      isWaiting={pictures.isWaiting}
    >
      <TextArea
        label={t('reboundReason')}
        rows={4}
        maxLength={1000}
        value={value.reason}
        onChange={(reason) => change({ reason })}
      />
      <TextField
        label={t('reboundPercent')}
        inputMode="numeric"
        maxLength={2}
        value={value.percent}
        onChange={(percent) => change({ percent: percent.replace(/\D/g, '') })}
      />
      <PhotoPicker
        label={t('evidence')}
        hint={t('upTo')}
        value={pictures.photos}
        onChange={pictures.setPhotos}
        upload={uploads.evidence}
        optional
      />
    </ActFrame>
  );
}
