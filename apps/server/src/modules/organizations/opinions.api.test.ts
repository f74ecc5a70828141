import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import type { Endpoint } from '../../kernel/endpoint.ts';
import { organizationsEndpoints as api, type UnitOpinion } from './contract.ts';

let app: TestApp;
let writer: Person;
let colleague: Person;
let other: Person;
let street: Person;
let farStreet: Person;
let liaison: Person;
let heat: Person;
let supervisor: Person;
let admin: Person;

beforeAll(async () => {
  app = await startTestApp();
  writer = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  colleague = await app.signIn('community-worker', { unit: 'c1', place: 'C1' });
  other = await app.signIn('community-worker', { unit: 'c2', place: 'C2' });
  street = await app.signIn('street-dispatcher', { unit: 's1', place: 'S1' });
  farStreet = await app.signIn('street-dispatcher', { unit: 's2', place: 'S2' });
  liaison = await app.signIn('unit-liaison', { unit: 'water' });
  heat = await app.signIn('unit-liaison', { unit: 'heat' });
  supervisor = await app.signIn('supervisor', { unit: 'd' });
  admin = await app.signIn('system-admin', { unit: 'd' });
});
afterAll(() => app?.stop());

const u = (code: string): string => app.units[code] as string;
const thisYear = (): number => app.now().getUTCFullYear();
const ask = (endpoint: Endpoint, as: Person, id?: string, body?: object): Promise<Answer> =>
  app.call(endpoint, { as, ...(id && { params: { id } }), ...(body && { body }) });
const codeOf = async (call: Promise<Answer>): Promise<string> => {
  const { status, json } = await call;
  return `${status} ${json?.code ?? ''}`.trim();
};
const write = (given: object = {}, as = writer): Promise<Answer> =>
  ask(api.writeOpinion, as, undefined, {
    unitId: u('water'),
    year: thisYear(),
    grade: 'fair',
    opinion: '供水抢修来得及时，答应的讲座没有办。',
    ...given,
  });
const seen = async (as: Person): Promise<UnitOpinion[]> => (await ask(api.listOpinions, as)).json.items ?? [];

test('a community writes once a year; the two sides and those above them see it, nobody else', async () => {
  const made = await write();
  expect(made.status, made.text).toBe(201);
  const { id } = made.json;
  expect(await codeOf(write())).toBe('409 opinion-exists');
  expect(await codeOf(write({ unitId: u('c2') }))).toBe('422 not-assessed');
  expect(await codeOf(write({ year: thisYear() + 1 }))).toBe('422 year-to-come');
  for (const as of [street, liaison]) expect((await write({ year: 2024 }, as)).status).toBe(403);
  for (const as of [writer, colleague, street, liaison, supervisor])
    expect((await seen(as)).map((each) => each.id)).toEqual([id]);
  for (const as of [other, farStreet, heat]) expect(await seen(as)).toEqual([]);
  expect(await codeOf(ask(api.listOpinions, admin))).toBe('403 forbidden');
  expect((await ask(api.listOpinions, writer)).json.may).toEqual(['write']);
  expect((await ask(api.listOpinions, street)).json.may).toEqual([]);
});

test('it is put right until the unit objects; another person answers, and what was changed is kept', async () => {
  const { json } = await write({ year: thisYear() - 1, grade: 'poor' });
  const { id } = json;
  expect(json.may).toEqual(['revise']);
  const on = (endpoint: Endpoint, as: Person, version: number, body: object): Promise<Answer> =>
    ask(endpoint, as, id, { version, ...body });
  const revised = await on(api.reviseOpinion, colleague, 1, { grade: 'fair', opinion: '讲座没有办。' });
  expect(revised.json, revised.text).toMatchObject({ grade: 'fair', version: 2 });
  expect(await codeOf(on(api.objectToOpinion, writer, 2, { objection: '替单位说' }))).toBe('403 forbidden');
  expect(await codeOf(on(api.objectToOpinion, heat, 2, { objection: '与我无关' }))).toBe('404 not-found');
  expect(await codeOf(on(api.answerObjection, colleague, 2, { answer: '没有异议', outcome: 'kept' }))).toBe(
    '403 forbidden',
  );
  expect(await codeOf(on(api.objectToOpinion, liaison, 1, { objection: '讲座办了两场' }))).toBe('409 version-conflict');
  const objected = await on(api.objectToOpinion, liaison, 2, { objection: '讲座办了两场，有签到表。' });
  expect(objected.json, objected.text).toMatchObject({ objection: '讲座办了两场，有签到表。', may: [] });
  expect(await codeOf(on(api.reviseOpinion, writer, 3, { grade: 'good', opinion: '改一下' }))).toBe(
    '409 objected-already',
  );
  const answer = { answer: '已核对签到表，改为较好。', outcome: 'changed', grade: 'good', opinion: '办了两场讲座。' };
  expect(await codeOf(on(api.answerObjection, writer, 3, answer))).toBe('403 forbidden');
  expect((await seen(street)).find((each) => each.id === id)?.may).toEqual(['answer']);
  const answered = await on(api.answerObjection, colleague, 3, answer);
  expect(answered.json, answered.text).toMatchObject({
    grade: 'good',
    opinion: '办了两场讲座。',
    firstGrade: 'fair',
    firstOpinion: '讲座没有办。',
    outcome: 'changed',
    may: [],
  });
  expect(await codeOf(on(api.answerObjection, street, 4, answer))).toBe('409 answered-already');
  const kinds = await app.inTransaction(({ tx }) =>
    tx.sql<{ kind: string }>('select kind from events where tenant_id = $1 and subject_id = $2 order by seq', [
      tx.tenantId,
      id,
    ]),
  );
  expect(kinds.map(({ kind }) => kind)).toEqual([
    'unit-opinion.written',
    'unit-opinion.revised',
    'unit-opinion.objected',
    'unit-opinion.answered',
  ]);
});
