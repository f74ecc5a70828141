import type { Agreement, AgreementActionName, NextStep } from '@huying/server/contract/agreements';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useUnits } from '../../lib/directory.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dateText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { FieldError } from '../../ui/field.tsx';
import { type StarLevel, Stars } from '../../ui/stars.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { type AgreementAct, useAgreementAct } from './use-agreement-act.ts';
import { agreementWords } from './words.ts';

export interface ActFormProps {
  agreement: Agreement;
  onDone: () => void;
}

/** What an act needs, its button, and why it was not taken. */
function ActForm({
  act,
  action,
  button,
  danger,
  children,
  onSubmit,
  onDone,
}: {
  act: AgreementAct;
  action: AgreementActionName;
  button?: string;
  danger?: boolean;
  children: ReactNode;
  onSubmit: () => Promise<void>;
  onDone: () => void;
}): ReactElement {
  const t = useWords(agreementWords);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void onSubmit();
  };
  return (
    <form className="stack" onSubmit={submit}>
      {children}
      {act.fault && <FieldError>{act.fault.code === 'version-conflict' ? t('stale') : act.fault.message}</FieldError>}
      <div className="row">
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={act.busy}>
          {button ?? t(`act.${action}`)}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

export function SendForm({ agreement, onDone }: ActFormProps): ReactElement {
  const t = useWords(agreementWords);
  const act = useAgreementAct(agreement);
  const submit = async () => {
    if (await act.take('send', {})) onDone();
  };
  return (
    <ActForm act={act} action="send" onSubmit={submit} onDone={onDone}>
      <p>{t('sendBody')}</p>
    </ActForm>
  );
}

/** The signature is given to the edition that is on screen: the server refuses any other. */
export function SignForm({ agreement, onDone }: ActFormProps): ReactElement {
  const t = useWords(agreementWords);
  const lang = useLanguage();
  const units = useUnits();
  const act = useAgreementAct(agreement);
  const { current, editions, content, mySide, communityId, unitId } = agreement;
  const hash = editions.find(({ number }) => number === current)?.hash ?? '';
  const submit = async () => {
    if (await act.take('sign', { edition: current, hash })) onDone();
  };
  return (
    <ActForm act={act} action="sign" button={t('confirmSign')} onSubmit={submit} onDone={onDone}>
      <p>
        {t('signBody', {
          name: units.name(mySide === 'community' ? communityId : unitId),
          from: dateText(content.fromOn, lang),
          until: dateText(content.untilOn, lang),
          rows: content.needs.length + content.resources.length + content.projects.length,
        })}
      </p>
      <p className="muted agreement-hash">{t('signHash', { hash: hash.slice(0, 16) })}</p>
    </ActForm>
  );
}

/** An act that says why. */
export function ReasonForm({
  agreement,
  onDone,
  action,
}: ActFormProps & { action: 'send-back' | 'withdraw' | 'end' }): ReactElement {
  const t = useWords(agreementWords);
  const act = useAgreementAct(agreement);
  const { value, change, clear } = useDraft(`agreement.${agreement.id}.${action}`, { reason: '' });
  const [isMissing, setMissing] = useState(false);
  const submit = async () => {
    const reason = value.reason.trim();
    setMissing(reason.length < 2);
    if (reason.length < 2 || !(await act.take(action, { reason }))) return;
    clear();
    onDone();
  };
  return (
    <ActForm act={act} action={action} danger={action !== 'send-back'} onSubmit={submit} onDone={onDone}>
      <TextArea
        label={t('reasonLabel')}
        hint={t('reasonHint')}
        error={isMissing ? t('missing') : undefined}
        rows={3}
        maxLength={500}
        value={value.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActForm>
  );
}

export function RateForm({ agreement, onDone }: ActFormProps): ReactElement {
  const t = useWords(agreementWords);
  const act = useAgreementAct(agreement);
  const { value, change, clear } = useDraft<{ score: StarLevel | null; text: string }>(
    `agreement.${agreement.id}.rate`,
    {
      score: null,
      text: '',
    },
  );
  const [wrong, setWrong] = useState<'score' | 'text' | null>(null);
  const submit = async () => {
    const text = value.text.trim();
    const fault = value.score === null ? 'score' : text.length < 2 ? 'text' : null;
    setWrong(fault);
    if (fault || !(await act.take('rate', { score: value.score, text }))) return;
    clear();
    onDone();
  };
  return (
    <ActForm act={act} action="rate" onSubmit={submit} onDone={onDone}>
      <Stars label={t('score')} value={value.score} onChange={(score) => change({ score })} />
      {wrong === 'score' && <FieldError>{t('missingScore')}</FieldError>}
      <TextArea
        label={t('scoreText')}
        hint={t('scoreTextHint')}
        error={wrong === 'text' ? t('missing') : undefined}
        rows={3}
        maxLength={500}
        value={value.text}
        onChange={(text) => change({ text })}
      />
    </ActForm>
  );
}

const steps: readonly NextStep[] = ['go-on', 'revise', 'renew', 'end'];

export function ConcludeForm({ agreement, onDone }: ActFormProps): ReactElement {
  const t = useWords(agreementWords);
  const act = useAgreementAct(agreement);
  const { value, change, clear } = useDraft<{ step: NextStep | null; text: string }>(
    `agreement.${agreement.id}.conclude`,
    { step: null, text: '' },
  );
  const [wrong, setWrong] = useState<'step' | 'text' | null>(null);
  const submit = async () => {
    const text = value.text.trim();
    const fault = value.step === null ? 'step' : text.length < 2 ? 'text' : null;
    setWrong(fault);
    if (fault || !(await act.take('conclude', { step: value.step, text }))) return;
    clear();
    onDone();
  };
  return (
    <ActForm act={act} action="conclude" onSubmit={submit} onDone={onDone}>
      <Choice
        label={t('step')}
        error={wrong === 'step' ? t('missingStep') : undefined}
        options={steps.map((step) => ({ value: step, label: t(`step.${step}`) }))}
        value={value.step}
        onChange={(step) => change({ step })}
      />
      <TextArea
        label={t('stepText')}
        error={wrong === 'text' ? t('missing') : undefined}
        rows={3}
        maxLength={500}
        value={value.text}
        onChange={(text) => change({ text })}
      />
    </ActForm>
  );
}
