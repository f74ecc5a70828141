import type { ReactElement } from 'react';
import { addDays, civilDayOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { Choice } from '../../../ui/choice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { UnitPick } from '../parts/unit-pick.tsx';
import { ActFrame, type ActFormProps, draftKey, isShort } from './act-frame.tsx';
import { actWords } from './words.ts';

export function CallForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft<{ mode: 'first' | 'choice'; conditions: string; closesOn: string }>(
    draftKey(project.id, 'call'),
    { mode: 'first', conditions: '', closesOn: addDays(civilDayOf(Date.now()), 14) },
  );
  return (
    <ActFrame
      {...rest}
      action="call"
      missing={[isShort(value.conditions) && t('conditions'), value.closesOn === '' && t('closesOn')]}
      body={() => ({ ...value, conditions: value.conditions.trim() })}
      clear={clear}
    >
      <Choice
        label={t('mode')}
        options={(['first', 'choice'] as const).map((mode) => ({
          value: mode,
          label: t(`mode.${mode}`),
          hint: t(`mode.${mode}Hint`),
        }))}
        value={value.mode}
        onChange={(mode) => change({ mode })}
      />
      <TextArea
        label={t('conditions')}
        hint={t('conditionsHint')}
        rows={4}
        maxLength={2000}
        value={value.conditions}
        onChange={(conditions) => change({ conditions })}
      />
      <TextField
        label={t('closesOn')}
        type="date"
        error={rest.desk.fault?.fieldFault('closesOn')}
        value={value.closesOn}
        onChange={(closesOn) => change({ closesOn })}
      />
    </ActFrame>
  );
}

export function ClaimForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft(draftKey(project.id, 'claim'), { text: t('claimDefault') });
  return (
    <ActFrame
      {...rest}
      action="claim"
      missing={[isShort(value.text) && t('claimText')]}
      body={() => ({ text: value.text.trim() })}
      clear={clear}
    >
      <TextArea
        label={t('claimText')}
        rows={4}
        maxLength={1000}
        value={value.text}
        onChange={(text) => change({ text })}
      />
    </ActFrame>
  );
}

export function WithdrawClaimForm({ project: _project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  return (
    <ActFrame {...rest} action="withdraw-claim" missing={[]} body={() => ({})} danger>
      <p>{t('withdrawClaimBody')}</p>
    </ActFrame>
  );
}

export function ChooseForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const units = useUnits();
  const { value, change, clear } = useDraft(draftKey(project.id, 'choose'), { unitId: '', reason: '' });
  const waiting = project.claims.filter(({ state }) => state === 'waiting');
  return (
    <ActFrame
      {...rest}
      action="choose"
      missing={[value.unitId === '' && t('claimant'), isShort(value.reason) && t('chooseReason')]}
      body={() => ({ unitId: value.unitId, reason: value.reason.trim() })}
      clear={clear}
    >
      <Choice
        label={t('claimant')}
        options={waiting.map(({ unitId, text }) => ({ value: unitId, label: units.name(unitId), hint: text }))}
        value={value.unitId || null}
        onChange={(unitId) => change({ unitId })}
      />
      <TextArea
        label={t('chooseReason')}
        rows={3}
        maxLength={500}
        value={value.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActFrame>
  );
}

export function WithdrawCallForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft(draftKey(project.id, 'withdraw-call'), { reason: '' });
  return (
    <ActFrame
      {...rest}
      action="withdraw-call"
      danger
      missing={[isShort(value.reason) && t('withdrawCallReason')]}
      body={() => ({ reason: value.reason.trim() })}
      clear={clear}
    >
      <TextArea
        label={t('withdrawCallReason')}
        rows={3}
        maxLength={500}
        value={value.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActFrame>
  );
}

export function AssignForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft(draftKey(project.id, 'assign'), { unitId: project.leadId ?? '', note: '' });
  const note = value.note.trim();
  return (
    <ActFrame
      {...rest}
      action="assign"
      missing={[value.unitId === '' && t('assignUnit')]}
      body={() => ({ unitId: value.unitId, ...(!isShort(note) && { note }) })}
      clear={clear}
    >
      <UnitPick
        label={t('assignUnit')}
        value={value.unitId || null}
        onChange={(unitId) => change({ unitId: unitId ?? '' })}
      />
      <TextArea
        label={t('assignNote')}
        optional
        rows={3}
        maxLength={500}
        value={value.note}
        onChange={(next) => change({ note: next })}
      />
    </ActFrame>
  );
}
