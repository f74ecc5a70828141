import type { ActionName } from '@huying/server/contract/requests';
import type { ComponentType } from 'react';
import type { ActFormProps } from './act-form.tsx';
import { AskExtensionForm, AskSuspensionForm, ReviewForm } from './ask-forms.tsx';
import { AcceptForm, FileForm } from './classify-forms.tsx';
import { ContactForm } from './contact-form.tsx';
import { DeclineForm } from './decline-form.tsx';
import { DispatchForm } from './dispatch-form.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { EscalateForm, SuperviseForm, UrgeForm } from './ground-forms.tsx';
import { AnswerUrgeForm, SelfHandleForm } from './proof-forms.tsx';
import { MergeForm } from './merge-form.tsx';
import { ReplyForm } from './reply-form.tsx';
import { AdjudicateForm, ReassignForm, ReturnForm } from './return-forms.tsx';
import { DivertForm, TransferForm } from './route-forms.tsx';
import { SupplyForm } from './supply-form.tsx';
import {
  AdoptForm,
  AnswerForm,
  ApproveForm,
  AskForm,
  CloseForm,
  EndTransferForm,
  RefuseForm,
  RehandleForm,
  ReopenForm,
  ResumeForm,
  ReworkForm,
  UnmergeForm,
  VoidForm,
  WithdrawAskForm,
} from './text-forms.tsx';
import { CoHandleForm, WhistleForm } from './together-forms.tsx';
import { VerifyForm } from './verify-form.tsx';

/** The form of each action; null: it asks for nothing and is done with one press. */
export const actForms: Record<ActionName, ComponentType<ActFormProps> | null> = {
  accept: AcceptForm,
  decline: DeclineForm,
  answer: AnswerForm,
  file: FileForm,
  dispatch: DispatchForm,
  sign: null,
  ask: AskForm,
  supply: SupplyForm,
  return: ReturnForm,
  adjudicate: AdjudicateForm,
  reassign: ReassignForm,
  contact: ContactForm,
  reply: ReplyForm,
  verify: VerifyForm,
  rework: ReworkForm,
  'follow-up': FollowUpForm,
  close: CloseForm,
  rehandle: RehandleForm,
  reopen: ReopenForm,
  void: VoidForm,
  'co-handle': CoHandleForm,
  whistle: WhistleForm,
  escalate: EscalateForm,
  adopt: AdoptForm,
  urge: UrgeForm,
  supervise: SuperviseForm,
  'answer-urge': AnswerUrgeForm,
  transfer: TransferForm,
  'end-transfer': EndTransferForm,
  divert: DivertForm,
  merge: MergeForm,
  unmerge: UnmergeForm,
  'ask-extension': AskExtensionForm,
  'ask-suspension': AskSuspensionForm,
  approve: ApproveForm,
  refuse: RefuseForm,
  'withdraw-ask': WithdrawAskForm,
  resume: ResumeForm,
  review: ReviewForm,
  'self-handle': SelfHandleForm,
};
