import { type ReactElement, useState } from 'react';
import { instantOfLocal } from '../../../../lib/civil-day.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { Fold } from '../../../../ui/fold.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { togetherWords } from './together-words.ts';
import { UnitsField } from './units-field.tsx';
import { actWords } from './words.ts';

const MOST_HELPERS = 10;
const MOST_CALLED = 20;

/** 邀请协办: which units do what by when; the lead alone answers the resident. */
export function CoHandleForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const draft = useActDraft(props, 'co-handle', { unitIds: [] as string[], task: '', dueAt: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const open = detail.coTasks.filter((part) => part.open).length;
  const task = value.task.trim();
  const body = () => {
    setTried(true);
    if (value.unitIds.length === 0 || task.length < 2) return null;
    return { unitIds: value.unitIds, task, ...(value.dueAt && { dueAt: instantOfLocal(value.dueAt) }) };
  };
  return (
    <ActForm {...props} action="co-handle" body={body} draft={draft} hint={t('coHandleHint')}>
      <UnitsField
        label={t('units')}
        value={value.unitIds}
        most={MOST_HELPERS - open}
        except={detail.leadId}
        error={tried && value.unitIds.length === 0 ? t('unitsMissing') : undefined}
        onChange={(unitIds) => change({ unitIds })}
      />
      <TextArea
        label={t('task')}
        error={tried && task.length < 2 ? words('missing') : undefined}
        name="task"
        rows={2}
        maxLength={500}
        value={value.task}
        onChange={(next) => change({ task: next })}
      />
      <TextField
        label={t('coDue')}
        hint={t('coDueHint')}
        optional
        type="datetime-local"
        value={value.dueAt}
        onChange={(dueAt) => change({ dueAt })}
      />
    </ActForm>
  );
}

const types = ['request', 'key', 'enforcement', 'emergency'] as const;

/** 吹哨: whom it calls, what for, and when and where they meet. */
export function WhistleForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(togetherWords);
  const words = useWords(actWords);
  const draft = useActDraft(props, 'whistle', {
    type: detail.urgency === 'urgent' ? 'emergency' : 'request',
    unitIds: [] as string[],
    reason: '',
    meetingAt: '',
    meetingPlace: '',
  });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const reason = value.reason.trim();
  const meetingAt = value.meetingAt && instantOfLocal(value.meetingAt);
  const isPast = meetingAt !== '' && Date.parse(meetingAt) <= Date.now();
  const body = () => {
    setTried(true);
    if (value.unitIds.length === 0 || reason.length < 2 || isPast) return null;
    return {
      type: value.type,
      unitIds: value.unitIds,
      reason,
      ...(meetingAt && { meetingAt }),
      ...(value.meetingPlace.trim() && { meetingPlace: value.meetingPlace.trim() }),
    };
  };
  return (
    <ActForm {...props} action="whistle" body={body} draft={draft} hint={t('whistleHint')}>
      <UnitsField
        label={t('unitsCalled')}
        value={value.unitIds}
        most={MOST_CALLED}
        except={detail.leadId}
        error={tried && value.unitIds.length === 0 ? t('unitsMissing') : undefined}
        onChange={(unitIds) => change({ unitIds })}
      />
      <TextArea
        label={t('whistleReason')}
        error={tried && reason.length < 2 ? words('missing') : undefined}
        name="reason"
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <Choice
        label={t('whistleType')}
        look="chips"
        options={types.map((each) => ({ value: each as string, label: t(`type.${each}`) }))}
        value={value.type}
        onChange={(type) => change({ type })}
      />
      <Fold
        title={`${t('meetingAt')}、${t('meetingPlace')}`}
        open={value.meetingAt !== '' || value.meetingPlace !== ''}
      >
        <TextField
          label={t('meetingAt')}
          optional
          type="datetime-local"
          error={tried && isPast ? t('meetingPast') : undefined}
          value={value.meetingAt}
          onChange={(next) => change({ meetingAt: next })}
        />
        <TextField
          label={t('meetingPlace')}
          optional
          maxLength={200}
          value={value.meetingPlace}
          onChange={(meetingPlace) => change({ meetingPlace })}
        />
      </Fold>
    </ActForm>
  );
}
