import type { ActionName } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { TextArea } from '../../../../ui/text-area.tsx';
import { ActForm, type ActFormProps, useActDraft } from './act-form.tsx';
import { PhraseBar } from './phrase-bar.tsx';
import type { PhraseKind } from './phrases.ts';
import { type ActWord, actWords } from './words.ts';

interface TextAct {
  action: ActionName;
  /** Name of the text in the action's body. */
  field: 'reason' | 'question' | 'publicText' | 'note' | 'outcome';
  label: ActWord;
  hint: ActWord;
  max: number;
  optional?: boolean;
  danger?: boolean;
  phrases?: PhraseKind;
}

/** The actions that ask for one text and nothing else. */
const acts = {
  ask: { action: 'ask', field: 'question', label: 'question', hint: 'questionHint', max: 500, phrases: 'ask' },
  answer: {
    action: 'answer',
    field: 'publicText',
    label: 'answerText',
    hint: 'answerHint',
    max: 2000,
    phrases: 'answer',
  },
  rework: { action: 'rework', field: 'reason', label: 'reworkReason', hint: 'reworkHint', max: 500 },
  rehandle: { action: 'rehandle', field: 'reason', label: 'rehandleReason', hint: 'rehandleHint', max: 500 },
  reopen: { action: 'reopen', field: 'reason', label: 'reopenReason', hint: 'reopenHint', max: 500 },
  close: { action: 'close', field: 'note', label: 'noteAny', hint: 'closeHint', max: 1000, optional: true },
  void: { action: 'void', field: 'reason', label: 'voidReason', hint: 'voidHint', max: 500, danger: true },
  approve: { action: 'approve', field: 'note', label: 'noteAny', hint: 'approveHint', max: 1000, optional: true },
  refuse: { action: 'refuse', field: 'reason', label: 'refuseReason', hint: 'refuseHint', max: 500, danger: true },
  withdrawAsk: {
    action: 'withdraw-ask',
    field: 'note',
    label: 'noteAny',
    hint: 'withdrawAskHint',
    max: 1000,
    optional: true,
  },
  resume: { action: 'resume', field: 'note', label: 'noteAny', hint: 'resumeHint', max: 1000, optional: true },
  adopt: { action: 'adopt', field: 'note', label: 'noteAny', hint: 'adoptHint', max: 1000, optional: true },
  unmerge: { action: 'unmerge', field: 'reason', label: 'unmergeReason', hint: 'unmergeHint', max: 500 },
  endTransfer: { action: 'end-transfer', field: 'outcome', label: 'outcome', hint: 'outcomeHint', max: 500 },
} as const satisfies Record<string, TextAct>;

function TextForm({ act, ...props }: ActFormProps & { act: TextAct }): ReactElement {
  const { action, field, label, hint, max, optional = false, danger = false, phrases } = act;
  const t = useWords(actWords);
  const draft = useActDraft(props, action, { text: '' });
  const [tried, setTried] = useState(false);
  const text = draft.value.text.trim();
  const isMissing = !optional && text.length < 2;
  const change = (next: string) => draft.change({ text: next });
  const body = () => {
    setTried(true);
    return isMissing ? null : text === '' ? {} : { [field]: text };
  };
  return (
    <ActForm {...props} action={action} body={body} draft={draft} hint={t(hint as 'closeHint')} danger={danger}>
      <TextArea
        label={t(label as 'noteAny')}
        optional={optional}
        error={tried && isMissing ? t('missing') : undefined}
        rows={3}
        maxLength={max}
        name={field}
        value={draft.value.text}
        onChange={change}
      />
      {phrases && <PhraseBar kind={phrases} value={draft.value.text} onChange={change} />}
    </ActForm>
  );
}

export const AskForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.ask} />;
export const AnswerForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.answer} />;
export const ReworkForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.rework} />;
export const RehandleForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.rehandle} />;
export const ReopenForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.reopen} />;
export const CloseForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.close} />;
export const VoidForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.void} />;
export const ApproveForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.approve} />;
export const RefuseForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.refuse} />;
export const WithdrawAskForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.withdrawAsk} />;
export const ResumeForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.resume} />;
export const AdoptForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.adopt} />;
export const UnmergeForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.unmerge} />;
export const EndTransferForm = (props: ActFormProps): ReactElement => <TextForm {...props} act={acts.endTransfer} />;
