import { expect, test } from 'vitest';
import { translator } from '../../../../lib/i18n.ts';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { storyOf, type Telling } from './story.ts';
import { detailWords } from './words.ts';

const flow = translator(flowWords, 'zh-CN');
const telling: Telling = {
  t: translator(detailWords, 'zh-CN'),
  flow: (key) => (isFlowWord(key) ? flow(key) : ''),
  unit: (id) => ({ u1: '水务局', u2: '住建局', c: '春和社区' })[String(id)] ?? '',
};
const entry = (seq: number, kind: string, at: string, actor: string | null, data: object = {}) => ({
  seq,
  kind,
  at,
  actor,
  unitId: actor ? 'c' : null,
  data: data as Record<string, unknown>,
});

test('one press that took three steps is one line, with person and unit', () => {
  const steps = storyOf(
    [
      entry(1, 'request.registered', '09:00', null, { source: 'app' }),
      entry(2, 'request.accepted', '09:30', '周岚'),
      entry(3, 'request.filed', '09:30', '周岚'),
      entry(4, 'request.dispatched', '09:30', '周岚', { unitId: 'u1', clause: '2.1' }),
    ],
    telling,
  );
  expect(steps.map(({ title, by, lines }) => [title, by, lines])).toEqual([
    ['登记', '居民', ['居民自己提交']],
    ['受理 → 立案 → 派给水务局', '周岚 · 春和社区', ['依据 2.1']],
  ]);
});

test('returns, decisions, answers and reminders are told in full', () => {
  const steps = storyOf(
    [
      entry(5, 'request.returned', '1', '姜平', {
        unitId: 'u1',
        clause: '1.1',
        reason: '不归我们',
        proposedUnitId: 'u2',
      }),
      entry(6, 'request.return-adjudicated', '2', '周岚', {
        upheld: false,
        unitId: 'u1',
        reason: '按 2.1 应由水务局办',
        final: true,
      }),
      entry(7, 'request.limit-warned', '3', null, { level: 3, stage: 'handle' }),
      entry(8, 'request.contacted', '4', '姜平', { channel: 'phone', reached: false }),
      entry(9, 'request.followed-up', '5', '周岚', {
        channel: 'visit',
        reached: true,
        solved: false,
        satisfied: 2,
        reasons: ['问题还在'],
      }),
      entry(10, 'request.rehandled', '5', '周岚', { automatic: true }),
    ],
    telling,
  );
  expect(steps.map(({ title, lines, isReminder }) => [title, lines.join('；'), isReminder])).toEqual([
    ['水务局退回', '依据 1.1；不归我们；建议由住建局办', false],
    ['裁定：不同意退回，仍由水务局办', '按 2.1 应由水务局办；终局裁定', false],
    ['办理超时', '', true],
    ['电话联系诉求人：没联系上', '', false],
    ['上门回访：没解决，不满意 → 不满意，自动退回重办', '问题还在', false],
  ]);
});

test('an event of a later release is shown by its name rather than lost', () => {
  expect(storyOf([entry(1, 'request.sung', '1', '周岚')], telling)[0]?.title).toBe('request.sung');
});
