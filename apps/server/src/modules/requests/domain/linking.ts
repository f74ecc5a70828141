import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Link } from './carried.ts';
import { withFlag, withoutFlags } from './flags.ts';
import { noted } from './intake.ts';
import type { Facts, Request, Step } from './request.ts';

export interface TransferInput {
  kind: Link['kind'];
  reference?: string;
  targetId?: string;
  note?: string;
}

/** 转调解、转信访、转需求: what it leads to goes on elsewhere; the request is closed only once that has ended. */
export function transfer(request: Request, input: TransferInput, facts: Facts): Step[] {
  if (request.own.link && request.own.link.endedAt === null) {
    throw conflict(
      'already-linked',
      '已经转出一项，还没有办结。',
      'It has been handed over already, and that has not ended.',
    );
  }
  const reference = input.reference?.trim() ?? '';
  if (!reference && !input.targetId) {
    throw invalid(
      'reference-needed',
      '请填写对方的编号或名称，以便核对是否办结。',
      'Give the number or name of what it goes to, so that its end can be checked.',
      { field: 'reference' },
    );
  }
  const link: Link = {
    kind: input.kind,
    reference,
    targetId: input.targetId ?? null,
    at: facts.now.toISOString(),
    endedAt: null,
  };
  return [
    {
      action: 'transfer',
      own: { link },
      matter: { flags: withFlag(request, 'linked') },
      data: { kind: link.kind, targetId: link.targetId },
      words: { ...noted(input.note), ...(reference && { reference }) },
    },
  ];
}

export function endTransfer(request: Request, input: { outcome: string }, facts: Facts): Step[] {
  const { link } = request.own;
  if (!link || link.endedAt !== null)
    throw conflict('nothing-linked', '没有未办结的关联事项。', 'Nothing it was handed over to is open.');
  return [
    {
      action: 'end-transfer',
      own: { link: { ...link, endedAt: facts.now.toISOString() } },
      matter: { flags: withoutFlags(request.matter, 'linked') },
      data: { kind: link.kind },
      words: { outcome: input.outcome },
    },
  ];
}

/** 引导分流: the reporter is told at once whom to call or where to turn; the request goes its way all the same. */
export function divert(request: Request, input: { route: string; note?: string }, facts: Facts): Step[] {
  const { diversion } = facts;
  if (!diversion) {
    throw invalid('unknown-route', '请从分流去向中选择一项。', 'Choose one of the routes in force.', {
      field: 'route',
    });
  }
  return [
    {
      action: 'divert',
      own: {
        diversions: [
          ...request.own.diversions,
          { route: diversion.code, at: facts.now.toISOString(), byWords: facts.actor.personId === null },
        ],
      },
      data: { route: diversion.code },
      words: noted(input.note),
    },
  ];
}
