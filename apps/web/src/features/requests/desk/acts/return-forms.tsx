import type { RequestDetail } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { UnitChoice, useCandidates } from './unit-choice.tsx';
import { useDutyClauses, useUnitOptions } from './use-lists.ts';
import { actWords } from './words.ts';

/** 退回: on what clause, why, and who should have it; how often it has come back already stands above. */
export function ReturnForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(actWords);
  const units = useUnitOptions();
  const duty = useDutyClauses();
  const draft = useActDraft(props, 'return', { clause: '', reason: '', proposedUnitId: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    if (value.clause === '' || reason.length < 2) return null;
    const { clause, proposedUnitId } = value;
    return { clause, reason, ...(proposedUnitId && { proposedUnitId }) };
  };
  const chooseClause = (clause: string | null) => {
    const lead = clause === null ? null : duty.leadOf(clause);
    const proposes = value.proposedUnitId === '' && lead !== null && lead !== detail.holderId;
    change({ clause: clause ?? '', ...(proposes && { proposedUnitId: lead }) });
  };
  return (
    <ActForm {...props} action="return" danger body={body} draft={draft} hint={t('returnHint')}>
      {detail.returns.length > 0 && <p>{t('returned', { n: detail.returns.length })}</p>}
      <PickField
        label={t('returnClause')}
        error={tried && value.clause === '' ? t('choose') : undefined}
        name="clause"
        options={duty.options}
        value={value.clause || null}
        onChange={chooseClause}
      />
      <TextArea
        label={t('returnReason')}
        error={tried && reason.length < 2 ? t('missing') : undefined}
        name="reason"
        rows={3}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <PickField
        label={t('returnProposed')}
        optional
        clearable
        name="proposed"
        options={units.filter((option) => option.value !== detail.holderId)}
        value={value.proposedUnitId || null}
        onChange={(next) => change({ proposedUnitId: next ?? '' })}
      />
    </ActForm>
  );
}

/** The unit that the returning one proposed, from the log. */
function proposedUnit({ log }: RequestDetail): string {
  const last = log.filter(({ kind }) => kind === 'request.returned').pop();
  return typeof last?.data.proposedUnitId === 'string' ? last.data.proposedUnitId : '';
}

/** 裁定: whether the return stands, to whom it then goes, and on what grounds. */
export function AdjudicateForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(actWords);
  const units = useUnits();
  const draft = useActDraft(props, 'adjudicate', { upheld: '', unitId: proposedUnit(detail), reason: '' });
  const { value, change } = draft;
  const [tried, setTried] = useState(false);
  const { candidates, isPending } = useCandidates(detail.id, detail.category ?? '');
  const last = detail.returns[detail.returns.length - 1];
  const others = candidates.filter((each) => each.unitId !== last?.unitId);
  const unitId = value.unitId || others[0]?.unitId || '';
  const clause = others.find((each) => each.unitId === unitId)?.clause;
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    if (value.upheld === '' || reason.length < 2 || (value.upheld === 'yes' && unitId === '')) return null;
    return value.upheld === 'yes'
      ? { upheld: true, unitId, ...(clause && { clause }), reason }
      : { upheld: false, reason };
  };
  const toUnit = unitId && !isPending ? t('submit.adjudicateYes', { unit: units.name(unitId) }) : undefined;
  const submit = value.upheld === 'yes' ? toUnit : value.upheld === 'no' ? t('submit.adjudicateNo') : undefined;
  return (
    <ActForm {...props} action="adjudicate" body={body} draft={draft} {...(submit && { submit })}>
      {last && (
        <div className="act-told stack stack-tight">
          <h3>{t('theySay', { unit: units.name(last.unitId) })}</h3>
          <p className="act-own-words">
            {last.clause}：{last.reason}
          </p>
        </div>
      )}
      <Choice
        label={t('upheld')}
        error={tried && value.upheld === '' ? t('choose') : undefined}
        options={[
          { value: 'yes', label: t('upheldYes') },
          { value: 'no', label: t('upheldNo') },
        ]}
        value={value.upheld || null}
        onChange={(upheld) => change({ upheld })}
      />
      {value.upheld === 'yes' && (
        <UnitChoice
          candidates={others}
          isPending={isPending}
          unitId={value.unitId}
          except={last?.unitId ?? null}
          error={tried && unitId === '' ? t('unitMissing') : undefined}
          onChange={(next) => change({ unitId: next })}
        />
      )}
      <TextArea
        label={t('upheldReason')}
        hint={t('upheldReasonHint')}
        error={tried && reason.length < 2 ? t('missing') : undefined}
        name="reason"
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
    </ActForm>
  );
}

/** 改派: the dispatcher corrects the address. */
export function ReassignForm(props: ActFormProps): ReactElement {
  const { detail } = props;
  const t = useWords(actWords);
  const draft = useActDraft(props, 'reassign', { unitId: '', reason: '' });
  const { value, change } = draft;
  const units = useUnits();
  const [tried, setTried] = useState(false);
  const { candidates, isPending } = useCandidates(detail.id, detail.category ?? '');
  const others = candidates.filter((each) => each.unitId !== detail.holderId);
  const unitId = value.unitId || others[0]?.unitId || '';
  const clause = others.find((each) => each.unitId === unitId)?.clause;
  const reason = value.reason.trim();
  const body = () => {
    setTried(true);
    if (unitId === '' || reason.length < 2) return null;
    return { unitId, ...(clause && { clause }), reason };
  };
  return (
    <ActForm
      {...props}
      action="reassign"
      body={body}
      draft={draft}
      hint={t('reassignHint')}
      {...(unitId && !isPending && { submit: t('submit.reassign', { unit: units.name(unitId) }) })}
    >
      <UnitChoice
        candidates={others}
        isPending={isPending}
        unitId={value.unitId}
        except={detail.holderId}
        error={tried && unitId === '' ? t('unitMissing') : undefined}
        onChange={(next) => change({ unitId: next })}
      />
      <TextArea
        label={t('reassignReason')}
        error={tried && reason.length < 2 ? t('missing') : undefined}
        name="reason"
        rows={2}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
    </ActForm>
  );
}
