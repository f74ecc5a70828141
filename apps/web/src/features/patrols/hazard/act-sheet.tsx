import type { Hazard, HazardActionName } from '@huying/server/contract/patrols';
import { type ReactElement, useState } from 'react';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { Sheet } from '../../../ui/dialog.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { useKeptPhotos, type KeptPhoto } from '../../../ui/use-kept-photos.ts';
import { ReasonedPhotos } from '../found/reasoned-photos.tsx';
import { patrolWords } from '../words.ts';
import { AssignFields } from './assign-fields.tsx';
import type { HazardAct } from './use-hazard-act.ts';

interface ActSheetProps {
  hazard: Hazard;
  action: HazardActionName | null;
  act: HazardAct;
  onClose: () => void;
}

/** The words an action needs, no more. */
export function ActSheet({ hazard, action, act, onClose }: ActSheetProps): ReactElement {
  const t = useWords(patrolWords);
  return (
    <Sheet open={action !== null} title={action ? t(`act.${action}`) : ''} onClose={onClose}>
      {action && <ActForm key={action} hazard={hazard} action={action} act={act} onClose={onClose} />}
    </Sheet>
  );
}

interface ActDraft {
  text: string;
  unitId: string;
  limitDays: string;
  photos: KeptPhoto[];
}

function ActForm({ hazard, action, act, onClose }: ActSheetProps & { action: HazardActionName }): ReactElement {
  const t = useWords(patrolWords);
  const { value, change, clear } = useDraft<ActDraft>(`hazard.${hazard.id}.${action}`, {
    text: '',
    unitId: '',
    limitDays: hazard.level === 'major' ? '1' : '5',
    photos: [],
  });
  const [photos, setPhotos] = useKeptPhotos(value.photos, (kept) => change({ photos: kept }));
  const [wrong, setWrong] = useState<'text' | 'unit' | null>(null);
  const text = value.text.trim();
  const labels = {
    assign: t('note'),
    rectify: t('rectifyText'),
    clear: t('checkText'),
    'send-back': t('checkText'),
    void: t('voidReason'),
  };
  const isOptional = action === 'assign' || action === 'clear';
  const submit = async () => {
    const fault = action === 'assign' && !value.unitId ? 'unit' : !isOptional && text.length < 2 ? 'text' : null;
    setWrong(fault);
    if (fault) return;
    const files = photos.flatMap(({ sent }) => (sent ? [sent.id] : []));
    const body = {
      assign: { unitId: value.unitId, limitDays: Number(value.limitDays) || 0, ...(text.length > 1 && { note: text }) },
      rectify: { text, ...(files.length > 0 && { files }) },
      clear: { ...(text.length > 1 && { text }) },
      'send-back': { text },
      void: { reason: text },
    }[action];
    if (!(await act.take(action, body))) return;
    clear();
    onClose();
  };
  const isWaiting = photos.some(({ state }) => state === 'preparing' || state === 'sending');
  return (
    <>
      {action === 'assign' && (
        <AssignFields value={value} onChange={change} error={wrong === 'unit' ? t('unitMissing') : undefined} />
      )}
      <TextArea
        label={labels[action]}
        optional={isOptional}
        error={wrong === 'text' ? t('missing') : undefined}
        rows={3}
        maxLength={500}
        value={value.text}
        onChange={(next) => change({ text: next })}
      />
      {action === 'rectify' && (
        <ReasonedPhotos
          category={hazard.category}
          purpose="after"
          label={t('after')}
          photos={photos}
          onPhotos={setPhotos}
        />
      )}
      {act.fault && <FieldError>{act.fault.code === 'version-conflict' ? t('stale') : act.fault.message}</FieldError>}
      <div className="row">
        <Button variant="primary" busy={act.busy || isWaiting} onClick={() => void submit()}>
          {t(`act.${action}`)}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </>
  );
}
