import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp, WEDNESDAY_TEN } from '../../app/testing.ts';
import { DAY, HOUR, MINUTE } from '../../kernel/time.ts';
import { requestSteps, signInDesks } from './testing.ts';

let test: TestApp;
let origin: string;
let dispatcher: Person;
let handler: Person;
const { reported, must, category } = requestSteps<Person>(() => ({ district: test, dispatcher, handler }));

beforeAll(async () => {
  test = await startTestApp();
  origin = await test.http.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => test.stop());
beforeEach(async () => {
  test.setNow(WEDNESDAY_TEN);
  ({ dispatcher, handler } = await signInDesks(test));
});

interface Message {
  event: string;
  data: Record<string, unknown>;
}
interface Screen {
  messages: Message[];
  text(): string;
  isOpen(): boolean;
  close(): void;
}

/** A screen that is open, as a browser has it. */
async function openScreen(as: Person): Promise<Screen> {
  const stop = new AbortController();
  const response = await fetch(`${origin}/api/live`, {
    headers: { cookie: `__Host-huying=${as.cookie}` },
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  const screen = { messages: [] as Message[], all: '', open: true };
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    let rest = '';
    for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
      const text = decoder.decode(chunk, { stream: true });
      screen.all += text;
      const blocks = `${rest}${text}`.split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) {
        const found = /^event: (\w+)\ndata: (.*)$/.exec(block);
        if (found) screen.messages.push({ event: found[1] ?? '', data: JSON.parse(found[2] ?? '{}') });
      }
    }
  };
  read()
    .catch(() => {})
    .finally(() => {
      screen.open = false;
    });
  return {
    messages: screen.messages,
    text: () => screen.all,
    isOpen: () => screen.open,
    close: () => stop.abort(),
  };
}
const about = (screen: Screen, id: string): Message[] =>
  screen.messages.filter(({ event, data }) => event === 'changed' && data.id === id);

describe('open screens', () => {
  it('are told of what they may see and of nothing else, by id, kind and version alone', async () => {
    const as = {
      community: await test.signIn('community-worker', { unit: 'c1', place: 'C1' }),
      grid: await test.signIn('grid-worker', { unit: 'c1', place: 'G1' }),
      neighbour: await test.signIn('grid-worker', { unit: 'c2', place: 'G3' }),
      water: handler,
      heat: await test.signIn('department-handler', { unit: 'heat' }),
      liaison: await test.signIn('unit-liaison', { unit: 'water' }),
      admin: await test.signIn('security-admin'),
    };
    const screens = Object.fromEntries(
      await Promise.all(Object.entries(as).map(async ([name, person]) => [name, await openScreen(person)])),
    ) as Record<keyof typeof as, Screen>;
    const { id } = await reported({ phone: '13800001111' });
    await must('dispatch', dispatcher, id, { unitId: test.units.water, category: await category() });
    await test.app.pump.drained();
    await expect.poll(() => about(screens.water, id).length, { timeout: 5000 }).toBeGreaterThan(0);
    await expect
      .poll(() => screens.water.messages.some(({ event }) => event === 'notice'), { timeout: 5000 })
      .toBe(true);
    await expect.poll(() => about(screens.community, id).at(-1)?.data.version, { timeout: 5000 }).toBe(2);
    expect(about(screens.grid, id).length).toBeGreaterThan(0);
    for (const name of ['neighbour', 'heat', 'admin'] as const) expect(screens[name].messages, name).toEqual([]);
    // A liaison of the unit may read its notices but no request.
    expect(about(screens.liaison, id)).toEqual([]);
    for (const screen of Object.values(screens)) {
      for (const { event, data } of screen.messages)
        expect(Object.keys(data).sort()).toEqual(event === 'changed' ? ['id', 'kind', 'version'] : []);
      expect(screen.text()).not.toMatch(/13800001111|personId|assigneeId|水管/);
      screen.close();
    }
  });

  it('whose session has ended by itself are closed before anything is sent', async () => {
    const idle = await openScreen(await test.signIn('community-worker', { unit: 'c1', place: 'C1' }));
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 31 * MINUTE));
    ({ dispatcher, handler } = await signInDesks(test));
    const { id } = await reported();
    await expect.poll(() => idle.messages, { timeout: 5000 }).toEqual([{ event: 'bye', data: {} }]);
    await expect.poll(() => idle.isOpen(), { timeout: 5000 }).toBe(false);
    expect(about(idle, id)).toEqual([]);
  });

  it('whose post ran out at midnight are closed before anything is sent', async () => {
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 13.8 * HOUR));
    const person = await test.signIn('community-worker', { unit: 'c1', place: 'C1' });
    await test.platform.db.owner.query(`update posts set valid_until = '2026-11-18' where id = $1`, [person.postId]);
    const late = await openScreen(person);
    ({ dispatcher, handler } = await signInDesks(test));
    const before = await reported();
    await expect.poll(() => about(late, before.id).length, { timeout: 5000 }).toBe(1);
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + 14 * HOUR + MINUTE));
    const after = await reported();
    await expect.poll(() => late.messages.at(-1)?.event, { timeout: 5000 }).toBe('bye');
    expect(about(late, after.id)).toEqual([]);
    test.setNow(new Date(WEDNESDAY_TEN.getTime() + DAY));
  });
});
