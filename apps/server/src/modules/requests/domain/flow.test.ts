import { describe, expect, it } from 'vitest';
import { actionsFrom, nextState } from '../../../kernel/flow.ts';
import { type RequestAction, type RequestState, requestFlow } from '../flow.ts';

/** Every cell of the table, written out once more by hand: a change of the flow must be meant. */
const open: Record<RequestState, RequestAction[]> = {
  registered: ['accept', 'decline', 'answer', 'ask', 'withdraw', 'add', 'second', 'void'],
  'need-info': ['supply', 'lapse', 'withdraw'],
  accepted: ['answer', 'file', 'ask', 'withdraw', 'add', 'second', 'void'],
  declined: [],
  filed: ['dispatch', 'withdraw', 'add', 'second'],
  dispatched: ['sign', 'return', 'reassign', 'withdraw', 'add', 'second'],
  returned: ['adjudicate', 'withdraw', 'add', 'second'],
  handling: ['ask', 'return', 'reassign', 'contact', 'reply', 'withdraw', 'add', 'second'],
  replied: ['verify', 'rework', 'add', 'second'],
  verified: ['follow-up', 'add', 'second'],
  'followed-up': ['close', 'rehandle', 'add', 'second'],
  closed: ['reopen', 'rate'],
  withdrawn: [],
  void: [],
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
    expect(closed.sort()).toEqual(['closed', 'declined', 'void', 'withdrawn']);
  });
});
