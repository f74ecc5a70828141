import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { readPdf } from '../../platform/pdf/testing.ts';
import { type Meeting, organizationsEndpoints as api } from './contract.ts';

let app: TestApp;
let street: Person;
let member: Person;
let stranger: Person;
beforeAll(async () => {
  app = await startTestApp();
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  member = await app.signIn('unit-liaison', { unit: 'water' });
  stranger = await app.signIn('unit-liaison', { unit: 'heat' });
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;
const ask = async (endpoint: Endpoint, id: string | null, body: object): Promise<Answer['json']> => {
  const answer = await app.call(endpoint, { as: street, body, ...(id && { params: { id } }) });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.json;
};
const printed = async (as: Person, id: string): Promise<{ status: number; bytes: Buffer; code: string }> => {
  const url = api.printMinutes.path.replace('{id}', id);
  const headers = { cookie: `__Host-huying=${as.cookie}` };
  const { statusCode, rawPayload } = await app.http.inject({ method: 'GET', url, headers });
  return { status: statusCode, bytes: rawPayload, code: statusCode === 200 ? '' : JSON.parse(String(rawPayload)).code };
};

test('minutes are printed with what was decided, who was there and who wrote it down; only of a meeting that was held', async () => {
  const { id: bodyId } = await ask(api.foundBody, null, {
    kind: 'joint-conference',
    name: '一街道联席会议',
    placeIds: [app.places.S1],
    foundedOn: '2026-01-01',
  });
  for (const [unit, role] of [
    ['water', 'director'],
    ['c1', 'member'],
    ['c2', 'member'],
  ] as const)
    await ask(api.giveSeat, bodyId, { unitId: u(unit), role, fromOn: '2026-01-01' });
  const called: Meeting = await ask(api.callMeeting, null, {
    bodyId,
    title: '十一月例会',
    theme: '温暖过冬',
    beginsAt: '2026-11-18T09:30:00+08:00',
    venue: '街道会议室',
    agenda: [{ title: '北沟清淤' }, { title: '车位错时共享' }, { title: '其他事项' }],
  });
  expect((await printed(street, called.id)).code).toBe('meeting-state');
  let meeting: Meeting = await ask(api.holdMeeting, called.id, {
    version: called.version,
    units: [
      { unitId: u('water'), attendance: 'present' },
      { unitId: u('c1'), attendance: 'present' },
      { unitId: u('c2'), attendance: 'excused' },
    ],
  });
  const decisions = [
    {
      outcome: 'agreed',
      decision: '同意清淤一千二百米',
      leadId: u('water'),
      helperIds: [u('c1')],
      dueOn: '2026-12-20',
    },
    { outcome: 'deferred', decision: '先摸底，下次再议。' },
  ];
  for (const [i, decision] of decisions.entries())
    meeting = await ask(api.decideItem, meeting.agenda[i]?.id ?? '', { version: meeting.version, ...decision });
  expect(meeting.may).toContain('print-minutes');

  const { status, bytes } = await printed(member, meeting.id);
  expect(status).toBe(200);
  const pages = readPdf(bytes);
  const [first] = pages;
  expect([Math.round(first?.width ?? 0), Math.round(first?.height ?? 0)]).toEqual([210, 297]);
  expect(first?.lines.filter(({ size }) => size === 22).map(({ words }) => words)).toEqual(['一街道联席会议纪要']);
  const names = await app.inTransaction(({ tx }) =>
    tx.sql<{ code: string; name: string }>('select code, name from units where tenant_id = $1', [tx.tenantId]),
  );
  const name = (code: string): string => names.find((unit) => unit.code === code)?.name ?? '';
  const all = pages.flatMap(({ texts }) => texts).join('');
  for (const words of [
    '（2026年11月18日）',
    `在街道会议室召开“十一月例会”，${name('water')}主持，2个单位到会。会议主题：温暖过冬。`,
    '一、北沟清淤',
    '同意。同意清淤一千二百米。',
    `牵头单位：${name('water')}；协办单位：${name('c1')}；办结期限：2026年12月20日。`,
    '缓议。先摸底，下次再议。',
    '三、其他事项本次会议未作议定。',
    `请假：${name('c2')}`,
    `到会的2个单位在会上议定，${name('s1')}记录，2026年11月18日记毕。`,
  ])
    expect(all).toContain(words);
  expect(all).toMatch(new RegExp(`出席：(${name('water')}、${name('c1')}|${name('c1')}、${name('water')})`));
  expect(all).not.toContain('缺席');
  expect((await printed(stranger, meeting.id)).status).toBe(404);
  const { rows } = await app.platform.db.owner.query(
    `select count(*)::int as n from events where kind = 'joint-meeting.minutes-printed'`,
  );
  expect(rows).toEqual([{ n: 1 }]);
});
