import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { sendPicture } from '../../../../lib/pictures.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { PhotoPicker } from '../../../../ui/photo-picker.tsx';
import { type StarLevel, Stars } from '../../../../ui/stars.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import type { KeptPhoto } from '../../../../ui/use-kept-photos.ts';
import { FormFrame } from '../acts/act-form.tsx';
import { useActPhotos } from '../../../../ui/use-act-photos.ts';
import { actWords } from '../acts/words.ts';
import { type PartAct, partDraftKey } from './part-acts.ts';
import type { PartDesk } from './use-part.ts';
import { type PartWord, partWords } from './words.ts';

const upload = sendPicture('evidence');

interface Shape {
  /** Name of the text in the body. */
  field: 'text' | 'reason' | 'note' | 'words';
  label: PartWord;
  hint?: PartWord;
  optional?: boolean;
  danger?: boolean;
  hasPhotos?: boolean;
}

const shapes: Record<Exclude<PartAct, 'co-task.sign'>, Shape> = {
  'co-task.report-stage': { field: 'text', label: 'stageText', hint: 'stageHint', hasPhotos: true },
  'co-task.finish': { field: 'text', label: 'finishText', hint: 'finishHint', hasPhotos: true },
  'co-task.return': { field: 'reason', label: 'returnReason', danger: true },
  'co-task.close': { field: 'reason', label: 'closeReason', hint: 'closeHint' },
  'whistle-call.report': { field: 'note', label: 'noteAny', optional: true, hasPhotos: true },
  'whistle-call.finish': { field: 'text', label: 'callFinishText', hint: 'callFinishHint', hasPhotos: true },
  'whistle-call.cancel': { field: 'reason', label: 'cancelReason', danger: true },
  'whistle-call.rate': { field: 'words', label: 'ratingWords', optional: true },
};

type Opened = NonNullable<PartDesk['open']>;

/** The form of one act on a part: a few words, for some a choice before and photos after them. */
export function PartForm({ desk, open }: { desk: PartDesk; open: Opened }): ReactElement | null {
  return open.act === 'co-task.sign' ? null : <Filled desk={desk} open={open} shape={shapes[open.act]} />;
}

const initial = { text: '', onSite: '', stars: 0, photos: [] as KeptPhoto[] };

function Filled({ desk, open, shape }: { desk: PartDesk; open: Opened; shape: Shape }): ReactElement {
  const t = useWords(partWords);
  const words = useWords(actWords);
  const units = useUnits();
  const { act, part, task } = open;
  const draft = useDraft(partDraftKey(part.id, act), initial);
  const { value, change } = draft;
  const { photos, setPhotos, isWaiting, ids } = useActPhotos(value.photos, (kept) => change({ photos: kept }));
  const [tried, setTried] = useState(false);
  const text = value.text.trim();
  const [reports, rates] = [act === 'whistle-call.report', act === 'whistle-call.rate'];
  const lacksText = !shape.optional && text.length < 2;
  const body = () => {
    setTried(true);
    if (lacksText || isWaiting || (reports && value.onSite === '') || (rates && value.stars === 0)) return null;
    return {
      ...(text && { [shape.field]: text }),
      ...(reports && { onSite: value.onSite === 'yes' }),
      ...(rates && { stars: value.stars }),
      ...(ids.length > 0 && { files: ids }),
    };
  };
  return (
    <FormFrame
      title={t(`act.${act}`)}
      body={body}
      onSend={(made) => void desk.send({ id: part.id, act }, made)}
      onClose={() => desk.choose(null)}
      busy={desk.busy}
      fault={desk.fault}
      danger={shape.danger}
      draft={draft}
      hint={`${units.name(part.unitId)} · ${task}`}
    >
      {reports && (
        <Choice
          label={t('onSiteAsk')}
          look="chips"
          error={tried && value.onSite === '' ? t('choose') : undefined}
          options={[
            { value: 'yes', label: t('onSiteYes') },
            { value: 'no', label: t('onSiteNo') },
          ]}
          value={value.onSite || null}
          onChange={(onSite) => change({ onSite })}
        />
      )}
      {rates && (
        <div className="field">
          <Stars
            label={t('stars')}
            value={(value.stars || null) as StarLevel | null}
            onChange={(stars) => change({ stars })}
          />
          {tried && value.stars === 0 && <FieldError>{t('starsMissing')}</FieldError>}
        </div>
      )}
      <TextArea
        label={t(shape.label as 'noteAny')}
        optional={shape.optional ?? false}
        hint={shape.hint && t(shape.hint as 'stageHint')}
        error={tried && lacksText ? t('missing') : undefined}
        name={shape.field}
        rows={2}
        maxLength={500}
        value={value.text}
        onChange={(next) => change({ text: next })}
      />
      {shape.hasPhotos && (
        <Fold title={words('photosFold', { n: photos.length })} open={ids.length > 0}>
          <PhotoPicker label={t('photos')} value={photos} onChange={setPhotos} upload={upload} optional />
        </Fold>
      )}
      {tried && isWaiting && <FieldError>{words('photosWait')}</FieldError>}
    </FormFrame>
  );
}
