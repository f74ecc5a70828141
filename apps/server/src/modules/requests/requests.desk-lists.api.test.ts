import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Answer, type Person, startTestApp, type TestApp } from '../../app/testing.ts';
import { HOUR } from '../../kernel/time.ts';
import { type DeskLists, requestsEndpoints as api } from './contract.ts';
import { requestSteps, signInDesks } from './testing.ts';

/** Lists of the desk that the tenant changes itself: diversions, what grid workers do, the preset of an emergency. */
let test: TestApp;
let admin: Person;
let dispatcher: Person;
let handler: Person;
const { report, reported } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());
beforeEach(async () => {
  ({ dispatcher, handler } = await signInDesks(test));
  admin = await test.signIn('system-admin');
});

const read = async (): Promise<DeskLists> => (await test.call(api.getDeskLists, { as: admin })).json;
const save = (body: object, as = admin): Promise<Answer> => test.call(api.saveDeskLists, { as, body });
const river = {
  code: 'river',
  name: '河道险情',
  phone: '0955-5551234',
  words: ['决口', '管涌'],
  zh: '河道有险情请马上打防汛值班电话。',
  en: 'Call the flood desk at once.',
};

describe('lists of the desk', () => {
  it('as shipped until somebody changes them; a new route is told to whoever speaks of it', async () => {
    const shipped = await read();
    expect(shipped.diversions.map(({ code }) => code)).toContain('fire');
    const saved = await save({ version: shipped.version, diversions: [...shipped.diversions, river] });
    expect(saved.status, saved.text).toBe(200);
    expect(saved.json).toMatchObject({ version: shipped.version + 1, gridDuties: shipped.gridDuties });
    const told = await report({ content: '堤上有管涌，水在往外冒' });
    expect(told.json.advice, told.text).toEqual([expect.objectContaining({ code: 'river' })]);
    const listed = await test.call(api.listDiversions, {});
    expect(listed.json.items.at(-1)).toMatchObject({ code: 'river', phone: '0955-5551234' });
  });

  it('what was added to the list of grid workers needs no admission any more', async () => {
    const { gridDuties, version } = await read();
    await save({ version, gridDuties: [...gridDuties, { code: 'census', name: '人口普查入户' }] });
    const asked = await test.call(api.askAdmission, {
      as: await test.signIn('department-dispatcher', { unit: 'water' }),
      body: {
        title: '人口普查入户',
        detail: '逐户登记',
        placeId: test.places.C1,
        minutesWeekly: 60,
        endsOn: '2026-12-31',
      },
    });
    expect(asked.json.code).toBe('on-the-list');
  });

  it('an emergency begins with the preset as it was changed; one under way keeps its own', async () => {
    const { emergencyLimits, version } = await read();
    const quicker = (amount: number) =>
      emergencyLimits.map((item) => (item.stage === 'accept' ? { ...item, amount, unit: 'hours' } : item));
    expect((await save({ version, emergencyLimits: quicker(1) })).status).toBe(200);
    const on = await test.call(api.switchEmergency, { as: dispatcher, body: { on: true, reason: '特大暴雨' } });
    expect(on.status, on.text).toBe(200);
    const accept = async () => {
      const { id } = await reported();
      const { json } = await test.call(api.getRequest, { as: dispatcher, params: { id } });
      return Date.parse(json.dueAt) - test.now().getTime();
    };
    expect(await accept()).toBe(HOUR);
    expect((await save({ version: (await read()).version, emergencyLimits: quicker(2) })).status).toBe(200);
    expect(await accept()).toBe(HOUR);
    await test.call(api.switchEmergency, { as: dispatcher, body: { on: false, reason: '雨停' } });
  });

  it('refuses what cannot be: the same code twice, no limit of handling, a category, a stale screen, another role', async () => {
    const { diversions, emergencyLimits, version } = await read();
    expect((await save({ version, diversions: [...diversions, diversions[0]] })).json.code).toBe('repeated-code');
    const without = emergencyLimits.filter(({ stage }) => stage !== 'handle');
    expect((await save({ version, emergencyLimits: without })).json.code).toBe('stage-missing');
    const ofOne = emergencyLimits.map((item) => ({ ...item, category: 'water' }));
    expect((await save({ version, emergencyLimits: ofOne })).json.code).toBe('emergency-category');
    const twice = [...emergencyLimits, emergencyLimits[0]];
    expect((await save({ version, emergencyLimits: twice })).json.code).toBe('repeated-limit');
    const stale = await save({ version: version + 7, diversions });
    expect([stale.status, stale.json.code, stale.json.details?.current?.version]).toEqual([
      409,
      'version-conflict',
      version,
    ]);
    expect((await save({ version, diversions }, dispatcher)).status).toBe(403);
    expect((await read()).version).toBe(version);
  });
});
