import { invalid } from '../../../kernel/errors.ts';
import { refuseOpenChildren } from './helping.ts';
import { classified, noted } from './intake.ts';
import type { Facts, Request, RequestMatter, Step } from './request.ts';

export interface DispatchInput {
  unitId: string;
  clause?: string;
  category?: string;
  urgency?: RequestMatter['urgency'];
  note?: string;
}

/** 派遣, with 受理 and 立案 taken on the way where they are still to come: one click, three facts. */
export function dispatch(request: Request, input: DispatchInput, facts: Facts): Step[] {
  const classification = classified(input, facts);
  const category = classification.category ?? request.matter.category;
  if (!category)
    throw invalid('category-needed', '派遣前请先选择类别。', 'Choose a category before dispatching.', {
      field: 'category',
    });
  const steps: Step[] = [];
  if (request.matter.state === 'registered') steps.push({ action: 'accept', matter: classification });
  if (request.matter.state !== 'filed') steps.push({ action: 'file', matter: classification });
  return [...steps, sendTo('dispatch', request, input, facts, {}, noted(input.note))];
}

/** 退回: once per unit, twice per request, with the clause it rests on. */
export function giveBack(
  request: Request,
  input: { clause: string; reason: string; proposedUnitId?: string },
  facts: Facts,
): Step[] {
  const { own, matter } = request;
  refuseOpenChildren(facts);
  const unitId = matter.holderId;
  if (!unitId) throw new Error('a dispatched request has a holder');
  const ours = own.returns.filter((each) => each.unitId === unitId).length;
  if (
    ours >= facts.settings.returnsPerUnit ||
    own.returns.length >= facts.settings.returnsPerRequest ||
    own.adjudications >= 2
  ) {
    throw invalid(
      'no-more-returns',
      '退回次数已用完，裁定已是终局。请办理；如有困难可在办理中说明或申请会商。',
      'No return is left: the decision is final. Please handle it, and say in the reply what stands in the way.',
      { used: own.returns.length },
    );
  }
  return [
    {
      action: 'return',
      matter: { holderId: own.dispatcherId, assigneeId: null },
      own: {
        returns: [
          ...own.returns,
          { unitId, clause: input.clause, reason: input.reason, at: facts.now.toISOString(), upheld: null },
        ],
        proposedUnitId: input.proposedUnitId ?? null,
      },
      data: { clause: input.clause, unitId, ...(input.proposedUnitId && { proposedUnitId: input.proposedUnitId }) },
      words: { reason: input.reason },
      parties: [{ unitId, role: 'former' }],
    },
  ];
}

/** 裁定: upheld → to another unit; refused → back to the same. The second decision is final. */
export function adjudicate(
  request: Request,
  input: { upheld: boolean; unitId?: string; clause?: string; reason: string },
  facts: Facts,
): Step[] {
  const last = request.own.returns.at(-1);
  if (!last) throw new Error('a returned request has a return');
  if (input.upheld && !facts.unit) {
    throw invalid(
      'unit-needed',
      '同意退回时，请选择改派单位。',
      'When the return is upheld, choose the unit it goes to.',
      { field: 'unitId' },
    );
  }
  if (input.upheld && facts.unit?.id === last.unitId) {
    throw invalid('same-unit', '同意退回就不能再派给同一单位。', 'An upheld return cannot go back to the same unit.', {
      field: 'unitId',
    });
  }
  const returns = [...request.own.returns.slice(0, -1), { ...last, upheld: input.upheld }];
  const target = input.upheld
    ? input
    : { ...input, unitId: last.unitId, clause: request.own.dispatchClause ?? undefined };
  const step = sendTo(
    'adjudicate',
    request,
    target,
    input.upheld ? facts : { ...facts, unit: undefined },
    {
      upheld: input.upheld,
      final: request.own.adjudications + 1 >= 2,
    },
    { reason: input.reason },
  );
  return [
    { ...step, own: { ...step.own, returns, proposedUnitId: null, adjudications: request.own.adjudications + 1 } },
  ];
}

/** 改派: the dispatcher corrects the address; no clock of handling starts anew. */
export function reassign(
  request: Request,
  input: { unitId: string; clause?: string; reason: string },
  facts: Facts,
): Step[] {
  if (input.unitId === request.matter.holderId) {
    throw invalid(
      'same-unit',
      '已经在这个单位办理，请选择别的单位。',
      'It is already with this unit: choose another.',
      { field: 'unitId' },
    );
  }
  const former = request.matter.holderId;
  const step = sendTo('reassign', request, input, facts, {}, { reason: input.reason });
  return [
    { ...step, parties: [...(step.parties ?? []), ...(former ? [{ unitId: former, role: 'former' as const }] : [])] },
  ];
}

function sendTo(
  action: 'dispatch' | 'adjudicate' | 'reassign',
  request: Request,
  input: { unitId?: string; clause?: string },
  facts: Facts,
  data: Record<string, unknown>,
  words: Record<string, string>,
): Step {
  const unitId = facts.unit?.id ?? input.unitId;
  if (!unitId) throw new Error('a dispatch names a unit');
  const clause = clauseFor(input.clause, facts);
  return {
    action,
    matter: { holderId: unitId, leadId: unitId, assigneeId: null },
    own: { dispatchClause: clause, dispatcherId: facts.actor.unitId ?? request.own.dispatcherId },
    data: { unitId, clause, ...(clause === null && { offList: true }), ...data },
    words,
    parties: [{ unitId, role: 'lead' }],
  };
}

/** The clause the dispatcher cites must be in the list in force; where none was named, the one that fits is cited. */
function clauseFor(named: string | undefined, facts: Facts): string | null {
  if (named !== undefined && !facts.rules.hasClause(named)) {
    throw invalid(
      'unknown-clause',
      '职责清单里没有这一条，请核对条款编号。',
      'The duty list in force has no such clause: check its number.',
      { field: 'clause' },
    );
  }
  return named ?? facts.clause ?? null;
}
