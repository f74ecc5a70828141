import { invalid } from '../../../kernel/errors.ts';
import type { Facts, Request, RequestMatter, Step } from './request.ts';

export interface AcceptInput {
  category?: string;
  urgency?: RequestMatter['urgency'];
  note?: string;
}

export function accept(_request: Request, input: AcceptInput, facts: Facts): Step[] {
  return [{ action: 'accept', matter: classified(input, facts), words: noted(input.note) }];
}

/** 不予受理: one of the typed reasons, and the right address is told to the resident. */
export function decline(_request: Request, input: { reason: string; detail?: string }, facts: Facts): Step[] {
  const reason = facts.rules.rejection(input.reason);
  if (!reason) {
    throw invalid(
      'unknown-rejection',
      '请从不予受理原因清单中选择一项。',
      'Choose one of the listed reasons for not accepting.',
      { field: 'reason' },
    );
  }
  const publicText = [reason.name, reason.advice, input.detail].filter(Boolean).join('。');
  return [
    {
      action: 'decline',
      matter: ended(facts),
      own: { rejection: reason.code, publicText },
      data: { reason: reason.code },
    },
  ];
}

/** 即时答复: advice only; closed at once and counted as answered by the centre itself. */
export function answer(_request: Request, input: { publicText: string; category?: string }, facts: Facts): Step[] {
  return [
    {
      action: 'answer',
      matter: { ...classified(input, facts), ...ended(facts), leadId: facts.actor.unitId },
      own: {
        resultClass: 'explained',
        publicText: input.publicText,
        handledBy: facts.actor.personId ? [facts.actor.personId] : [],
      },
    },
  ];
}

export function file(_request: Request, input: AcceptInput & { category: string }, facts: Facts): Step[] {
  return [{ action: 'file', matter: classified(input, facts), words: noted(input.note) }];
}

/** 作废 needs a second person: who entered it may not be who strikes it out. */
export function voidRequest(request: Request, input: { reason: string }, facts: Facts): Step[] {
  if (request.own.registeredBy !== null && request.own.registeredBy === facts.actor.personId) {
    throw invalid(
      'second-person-needed',
      '登记人不能自己作废，请由另一位同事核对后作废。',
      'Whoever registered it may not void it: ask a colleague to check and void it.',
    );
  }
  return [{ action: 'void', matter: ended(facts), words: { reason: input.reason } }];
}

/** Category and urgency as chosen, checked against the list in force; the category brings its default urgency. */
export function classified(
  input: { category?: string; urgency?: RequestMatter['urgency'] },
  facts: Facts,
): Partial<RequestMatter> {
  if (input.category === undefined) return input.urgency ? { urgency: input.urgency } : {};
  const rule = facts.rules.category(input.category);
  if (!rule)
    throw invalid(
      'unknown-category',
      '这个类别不在现行分类清单中，请重新选择。',
      'This category is not in the list in force: choose again.',
      { field: 'category' },
    );
  return { category: rule.code, urgency: input.urgency ?? rule.defaultUrgency };
}

export const ended = (facts: Facts): Partial<RequestMatter> => ({ open: false, closedAt: facts.now, holderId: null });
export const noted = (note: string | undefined): Record<string, string> => (note ? { note } : {});
