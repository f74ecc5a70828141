import { describe, expect, test } from 'vitest';
import { noticeData, recipientsOf, shownOn, toldKinds, toldPermitted, toldRoles } from './notice.ts';
import { noticeText, shippedTemplates } from './templates.ts';

const HOLDER = '018f0000-0000-7000-8000-000000000001';
const OTHER = '018f0000-0000-7000-8000-000000000002';
const PERSON = '018f0000-0000-7000-8000-000000000003';
const event = (kind: string, unitId: string | null, data: Record<string, unknown>) => ({
  kind,
  unitId,
  actorId: null,
  data,
});

describe('who is told', () => {
  test.each(toldKinds)('%s: the unit that must act', (kind) => {
    const data = { holderId: HOLDER, ...(kind === 'request.place-moved' && { formerHolderId: PERSON }) };
    expect(recipientsOf(event(kind, OTHER, data))).toEqual([{ unitId: HOLDER }]);
  });

  test('nobody of a request that lies in another grid now and stays with who had it', () => {
    expect(recipientsOf(event('request.place-moved', OTHER, { holderId: HOLDER }))).toEqual([]);
  });

  test('nobody of what their own unit did', () => {
    expect(recipientsOf(event('request.dispatched', HOLDER, { holderId: HOLDER }))).toEqual([]);
  });

  test('the clock and the resident have no unit: the holder is told', () => {
    expect(recipientsOf(event('request.limit-warned', null, { holderId: HOLDER }))).toEqual([{ unitId: HOLDER }]);
  });

  test('the other side as well: who asked for help hears of what the helper did', () => {
    const data = { holderId: HOLDER, tell: OTHER };
    expect(recipientsOf(event('co-task.finished', HOLDER, data))).toEqual([{ unitId: OTHER }]);
    expect(recipientsOf(event('co-task.closed', OTHER, data))).toEqual([{ unitId: HOLDER }]);
  });

  test('a part is shown on the page of its request', () => {
    const kind = 'co-task.signed';
    expect(shownOn({ kind, subjectId: HOLDER, data: { parentId: OTHER } })).toBe(OTHER);
    expect(shownOn({ kind, subjectId: HOLDER, data: {} })).toBe(HOLDER);
  });

  test.each([
    ['promise.made', { needId: OTHER }, OTHER],
    ['promise.made', {}, null],
    ['joint-meeting.called', {}, HOLDER],
    ['joint-decision.made', { meetingId: OTHER }, OTHER],
    ['disclosure.ready', {}, HOLDER],
    ['match-plan.solved', {}, HOLDER],
    ['agreement.sent', {}, HOLDER],
    ['unit-opinion.written', {}, null],
    ['project.claim-lost', {}, null],
    ['list.cover-ending', {}, null],
  ])('%s with %j is shown on the page of %s', (kind, data, id) => {
    expect(shownOn({ kind, subjectId: HOLDER, data })).toBe(id);
  });

  test('several units each once, but not the one that acted; an admission has no page of a matter', () => {
    const data = { holderId: HOLDER, tell: [OTHER, HOLDER, PERSON] };
    expect(recipientsOf(event('admission.approved', OTHER, data))).toEqual([{ unitId: HOLDER }, { unitId: PERSON }]);
    expect(shownOn({ kind: 'admission.approved', subjectId: HOLDER, data })).toBe(null);
  });

  test('the assignee as a person, unless it was the assignee who acted', () => {
    const data = { holderId: HOLDER, assigneeId: PERSON };
    expect(recipientsOf(event('request.reopened', OTHER, data))).toEqual([{ unitId: HOLDER }, { personId: PERSON }]);
    expect(recipientsOf({ ...event('request.reopened', OTHER, data), actorId: PERSON })).toEqual([{ unitId: HOLDER }]);
  });

  test('nobody of each row of an import', () => {
    expect(recipientsOf(event('request.registered', null, { holderId: HOLDER, source: 'import' }))).toEqual([]);
    expect(recipientsOf(event('request.registered', null, { holderId: HOLDER, source: 'app' }))).toHaveLength(1);
  });

  test('no one where nobody holds it, and no one of what needs no act', () => {
    expect(recipientsOf(event('request.reopened', OTHER, { holderId: null }))).toEqual([]);
    expect(recipientsOf(event('request.closed', OTHER, { holderId: HOLDER }))).toEqual([]);
  });
});

describe('what it says', () => {
  test('every kind that is told has words in both languages, with the number, the year or the last day', () => {
    expect(Object.keys(shippedTemplates).sort()).toEqual(
      [...toldKinds, ...Object.keys(toldRoles), ...Object.keys(toldPermitted)].sort(),
    );
    for (const [kind, { zh, en }] of Object.entries(shippedTemplates)) {
      const counted = ['need.unmatched-warned', 'match-plan.solved', 'disclosure.ready'].includes(kind);
      const dated = /^(admission|joint-meeting|joint-decision|activity)\./.test(kind);
      const yearly = kind in toldRoles || kind.startsWith('unit-opinion.');
      const name = counted ? '{count}' : dated ? '{until}' : yearly ? '{year}' : '{number}';
      expect(zh).toContain(name);
      expect(en).toContain(name);
    }
  });

  test.each([
    [1, '2611210000001 的办理时限已用去一半。'],
    [2, '2611210000001 的办理时限已用去八成，请抓紧。'],
    [3, '2611210000001 的办理时限已超过，请立即处理。'],
  ])('a limit at level %i', (level, words) => {
    const data = { number: '2611210000001', stage: 'handle', level };
    expect(noticeText('request.limit-warned', data, 'zh', {})).toBe(words);
  });

  test('in English', () => {
    const data = { number: '7', stage: 'sign', level: 3 };
    expect(noticeText('request.limit-warned', data, 'en', {})).toBe(
      'Request 7: the time to sign has run out: please act now.',
    );
  });

  test("the tenant's own words come first; other braces are left as they are", () => {
    const own = { 'request.dispatched': { zh: '{number}请签收{grid}', en: 'Sign {number}' } };
    expect(noticeText('request.dispatched', { number: '7' }, 'zh', own)).toBe('7请签收{grid}');
    expect(noticeText('request.returned', { number: '7' }, 'zh', own)).toBe('工单 7 被退回，请裁定由谁办理。');
  });

  test('only what the words need is kept of an event', () => {
    const facts = { number: '7', stage: 'sign', level: 2, reason: '电话 13800001234', question: '您住哪里' };
    expect(noticeData(facts)).toEqual({ number: '7', stage: 'sign', level: 2 });
  });
});
