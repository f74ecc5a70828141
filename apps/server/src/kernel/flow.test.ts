import { describe, expect, it } from 'vitest';
import { AppError } from './errors.ts';
import { actionsFrom, diagram, type Flow, nextState } from './flow.ts';

type State = 'open' | 'done' | 'lost';
const flow: Flow<State, 'finish' | 'look' | 'decide'> = {
  kind: 'thing',
  initial: 'open',
  states: {
    open: { zh: '进行中', en: 'Open', open: true },
    done: { zh: '完成', en: 'Done', open: false },
    lost: { zh: '丢失', en: 'Lost', open: false },
  },
  actions: {
    finish: { zh: '完成', en: 'Finish', from: ['open'], to: ['done'], event: 'thing.finished', by: 'staff' },
    look: { zh: '查看', en: 'Look', from: ['open', 'done'], to: null, event: 'thing.looked-at', by: 'staff' },
    decide: { zh: '裁定', en: 'Decide', from: ['open'], to: ['done', 'lost'], event: 'thing.decided', by: 'system' },
  },
};

describe('a flow as a table', () => {
  it('leads where the table says, and nowhere else', () => {
    expect(nextState(flow, 'open', 'finish')).toBe('done');
    expect(nextState(flow, 'done', 'look')).toBe('done');
    expect(nextState(flow, 'open', 'decide', 'lost')).toBe('lost');
    expect(() => nextState(flow, 'done', 'finish')).toThrow(AppError);
    expect(() => nextState(flow, 'open', 'decide')).toThrow('needs one of');
    expect(() => nextState(flow, 'open', 'decide', 'open')).toThrow('needs one of');
  });

  it('names the actions of a state', () => {
    expect(actionsFrom(flow, 'open')).toEqual(['finish', 'look', 'decide']);
    expect(actionsFrom(flow, 'lost')).toEqual([]);
  });

  it('draws itself', () => {
    const drawn = diagram(flow);
    expect(drawn).toContain('[*] --> open');
    expect(drawn).toContain('open --> lost: 裁定');
    expect(drawn).toContain('done --> [*]');
  });
});
