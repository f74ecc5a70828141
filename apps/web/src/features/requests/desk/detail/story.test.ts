import { expect, test } from 'vitest';
import { translator } from '../../../../lib/i18n.ts';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { togetherWords } from '../acts/together-words.ts';
import { storyOf, type Telling } from './story.ts';
import { storyWords } from './story-words.ts';
import { detailWords } from './words.ts';

const flow = translator(flowWords, 'zh-CN');
const telling: Telling = {
  t: translator(detailWords, 'zh-CN'),
  s: translator(storyWords, 'zh-CN'),
  w: translator(togetherWords, 'zh-CN'),
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

test('what several units did, what was asked for and what was merged is told in plain words', () => {
  const steps = storyOf(
    [
      entry(1, 'request.whistled', '1', '周岚', { unitIds: ['u1', 'u2'], type: 'request', reason: '管线交叉' }),
      entry(2, 'request.whistle-failed', '2', null, { unitId: 'u2' }),
      entry(3, 'request.part-ended', '3', '周岚', { part: 'whistle-call', unitId: 'u1', outcome: 'finished', open: 1 }),
      entry(4, 'request.extension-asked', '4', '姜平', { reasonClass: 'weather', amount: 2, unit: 'workdays' }),
      entry(5, 'request.ask-approved', '5', '周岚', { ask: 'extension', level: 1, final: true }),
      entry(6, 'request.extended', '5', '周岚', { amount: 2, unit: 'workdays' }),
      entry(7, 'request.merged-in', '6', '周岚', { requestNumber: '2026-1' }),
      entry(8, 'request.transfer-ended', '7', '周岚', { kind: 'mediation', outcome: '双方已签协议' }),
    ],
    telling,
  );
  expect(steps.map(({ title, lines }) => [title, ...lines])).toEqual([
    ['吹哨，召集水务局、住建局', '管线交叉'],
    ['住建局逾期没报到'],
    ['水务局已销哨'],
    ['申请延期：天气影响'],
    ['同意申请 → 延期 2 个工作日'],
    ['2026-1 并进来，一起办'],
    ['关联事项办结', '双方已签协议'],
  ]);
});

test('an event of a later release is shown by its name rather than lost', () => {
  expect(storyOf([entry(1, 'request.sung', '1', '周岚')], telling)[0]?.title).toBe('request.sung');
});
