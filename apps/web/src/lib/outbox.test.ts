import { beforeEach, expect, test, vi } from 'vitest';
import { ApiError, transportError } from './api-error.ts';
import { createOutbox, type NewParcel, type Outbox, type Parcel } from './outbox.ts';

// Without IndexedDB the boxes keep everything in memory, as in a private window.
let now = Date.parse('2026-11-18T10:00:00+08:00');
let answers: (unknown | Error)[];
let delivered: string[];
let arrived: Parcel[];
let person: string | null;
let outbox: Outbox;

beforeEach(() => {
  answers = [];
  delivered = [];
  arrived = [];
  person = null;
  outbox = createOutbox({
    kind: 'test',
    owner: () => person,
    deliver: async (parcel) => {
      delivered.push(parcel.id);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onSent: (parcel) => arrived.push(parcel),
  });
  vi.spyOn(Date, 'now').mockImplementation(() => now++);
});

const parcel = (id: string, owner: string | null = null): NewParcel => ({
  id,
  owner,
  body: { content: id },
  title: id,
  pictures: [],
});
const refusal = (status: number, field: string): ApiError =>
  new ApiError(status, {
    title: '填写有误',
    detail: '电话写错了',
    code: 'invalid',
    instance: '',
    errors: [{ field, detail: '电话写错了' }],
    details: {},
  });
const states = () => outbox.parcels.get().map(({ id, state }) => `${id} ${state}`);

test('what arrives is told once and stays until it has been seen', async () => {
  answers = [{ number: '7' }];
  expect(await outbox.add(parcel('a'))).toBe(false);
  expect(await outbox.send('a')).toMatchObject({ state: 'sent', receipt: { number: '7' } });
  await outbox.send('a');
  await outbox.sendAll();
  expect(delivered).toEqual(['a']);
  expect(arrived.map(({ id }) => id)).toEqual(['a']);
  await outbox.remove('a');
  expect(await outbox.find('a')).toBeUndefined();
});

test.each([transportError('offline'), transportError('slow'), refusal(503, ''), refusal(429, ''), refusal(401, '')])(
  'after %s it waits and goes later under the same id',
  async (error) => {
    answers = [error, { number: '8' }];
    await outbox.add(parcel('b'));
    expect(await outbox.send('b')).toMatchObject({ state: 'waiting', fault: error.message });
    await outbox.sendAll();
    expect(delivered).toEqual(['b', 'b']);
    expect(states()).toEqual(['b sent']);
  },
);

test('a refusal waits for the person, with the reason, and is not tried again', async () => {
  answers = [refusal(400, 'phone')];
  await outbox.add(parcel('c'));
  expect(await outbox.send('c')).toMatchObject({ state: 'refused', fault: '电话写错了', faultFields: ['phone'] });
  await outbox.sendAll();
  expect(delivered).toEqual(['c']);
});

test('in the order of writing, and no further while there is no network', async () => {
  answers = [{}, transportError('offline')];
  for (const id of ['d', 'e', 'f']) await outbox.add(parcel(id));
  await outbox.sendAll();
  expect(states()).toEqual(['d sent', 'e waiting', 'f waiting']);
  expect(delivered).toEqual(['d', 'e']);
});

test('nobody sends what somebody else wrote', async () => {
  answers = [{}, {}];
  await outbox.add(parcel('mine', 'me'));
  await outbox.add(parcel('theirs', 'they'));
  person = 'me';
  await outbox.sendAll();
  expect(states()).toEqual(['mine sent', 'theirs waiting']);
});

test('a picture that is nowhere to be found does not hold the words back', async () => {
  answers = [{}];
  await outbox.add({ ...parcel('g'), pictures: [{ id: 'gone', purpose: 'report-photo', sent: null }] });
  expect(await outbox.send('g')).toMatchObject({ state: 'sent', droppedPictures: 1, pictures: [] });
});

test('pictures that the server has forgotten are sent again before giving up', async () => {
  answers = [refusal(400, 'photos'), {}];
  const sent = { id: 'old', claim: 'x' };
  await outbox.add({ ...parcel('h'), pictures: [{ id: 'p', purpose: 'report-photo', sent }] });
  now += 30 * 3_600_000;
  expect(await outbox.send('h')).toMatchObject({ state: 'sent', droppedPictures: 1 });
  expect(delivered).toEqual(['h', 'h']);
});
