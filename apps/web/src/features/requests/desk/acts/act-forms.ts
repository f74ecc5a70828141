import type { ActionName } from '@huying/server/contract/requests';
import type { ComponentType } from 'react';
import type { ActFormProps } from './act-form.tsx';
import { AcceptForm, FileForm } from './classify-forms.tsx';
import { ContactForm } from './contact-form.tsx';
import { DeclineForm } from './decline-form.tsx';
import { DispatchForm } from './dispatch-form.tsx';
import { FollowUpForm } from './follow-up-form.tsx';
import { ReplyForm } from './reply-form.tsx';
import { AdjudicateForm, ReassignForm, ReturnForm } from './return-forms.tsx';
import { SupplyForm } from './supply-form.tsx';
import { AnswerForm, AskForm, CloseForm, RehandleForm, ReopenForm, ReworkForm, VoidForm } from './text-forms.tsx';
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
};
