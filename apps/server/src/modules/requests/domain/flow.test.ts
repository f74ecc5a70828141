import { describe, expect, it } from 'vitest';
import { actionsFrom, nextState } from '../../../kernel/flow.ts';
import { type RequestAction, type RequestState, requestFlow } from '../flow.ts';

/** Every cell of the table, written out once more by hand: a change of the flow must be meant. */
const beside: RequestAction[] = ['take-in', 'let-go', 'gather', 'fail-whistle'];
const open: Record<RequestState, RequestAction[]> = {
  registered: ['accept', 'decline', 'answer', 'ask', 'withdraw', 'add', 'second', 'void', 'divert', 'merge', ...beside],
  'need-info': ['supply', 'lapse', 'withdraw', 'divert', 'end-transfer', ...beside],
  accepted: ['answer', 'file', 'ask', 'withdraw', 'add', 'second', 'void', 'divert', 'merge', ...beside],
  declined: ['let-go'],
  filed: ['dispatch', 'withdraw', 'add', 'second', 'divert', 'merge', ...beside],
  dispatched: [
    ...(['sign', 'return', 'reassign', 'withdraw', 'add', 'second', 'divert', 'merge'] as const),
    ...(['adopt', 'urge', 'supervise', 'answer-urge', 'end-transfer'] as const),
    ...beside,
  ],
  returned: ['adjudicate', 'withdraw', 'add', 'second', 'divert', 'end-transfer', ...beside],
  handling: [
    ...(['ask', 'return', 'reassign', 'contact', 'reply', 'withdraw', 'add', 'second', 'divert', 'merge'] as const),
    ...(['co-handle', 'whistle', 'escalate', 'adopt', 'urge', 'supervise', 'answer-urge', 'transfer'] as const),
    ...(['end-transfer', 'ask-extension', 'ask-suspension', 'approve', 'refuse', 'withdraw-ask'] as const),
    ...(['extend', 'suspend'] as const),
    ...beside,
  ],
  suspended: ['withdraw', 'add', 'second', 'adopt', 'answer-urge', 'end-transfer', 'renew', 'resume', ...beside],
  merged: ['unmerge', 'follow-master', 'follow-up', 'add', 'withdraw', 'end-transfer'],
  replied: ['verify', 'rework', 'add', 'second', 'end-transfer', ...beside],
  verified: ['follow-up', 'rehandle', 'add', 'second', 'end-transfer', ...beside],
  'followed-up': ['close', 'rehandle', 'add', 'second', 'end-transfer', ...beside],
  closed: ['reopen', 'rate', 'archive', 'let-go'],
  archived: [],
  withdrawn: ['let-go'],
  void: ['let-go'],
};
const states = Object.keys(open) as RequestState[];
const actions = Object.keys(requestFlow.actions) as RequestAction[];

describe('the life of a request', () => {
  for (const state of states) {
    it(`from ${state}: exactly ${open[state].join(', ') || 'nothing'}`, () => {
      expect(actionsFrom(requestFlow, state).sort()).toEqual([...open[state]].sort());
      for (const action of actions) {
        const step = (): RequestState => nextState(requestFlow, state, action, requestFlow.actions[action].to?.[0]);
        if (open[state].includes(action)) expect(states).toContain(step());
        else expect(step).toThrow('not-in-this-state');
      }
    });
  }

  it('reaches every state from the first', () => {
    const reached = new Set<RequestState>([requestFlow.initial]);
    for (const state of reached)
      for (const action of actionsFrom(requestFlow, state))
        for (const to of requestFlow.actions[action].to ?? []) reached.add(to);
    expect([...reached].sort()).toEqual([...states].sort());
  });

  it('is open exactly while somebody owes something', () => {
    const closed = states.filter((state) => !requestFlow.states[state].open);
    expect(closed.sort()).toEqual(['archived', 'closed', 'declined', 'void', 'withdrawn']);
  });
});
