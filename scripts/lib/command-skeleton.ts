import { pascal } from './scaffold.ts';

export interface CommandWords {
  module: string;
  /** File name: 'close-patrol'. */
  name: string;
  /** Name in code: 'closePatrol'. */
  call: string;
  path: string;
  /** 'patrol.closed' */
  event: string;
}

const irregular: Record<string, string> = {
  give: 'given',
  hold: 'held',
  put: 'put',
  send: 'sent',
  set: 'set',
  take: 'taken',
  tell: 'told',
  withdraw: 'withdrawn',
  write: 'written',
};
/** 'close' → 'closed', 'verify' → 'verified', 'assign' → 'assigned'. */
export const past = (verb: string): string =>
  irregular[verb] ??
  (verb.endsWith('e') ? `${verb}d` : /[^aeiou]y$/.test(verb) ? verb.replace(/y$/, 'ied') : `${verb}ed`);

export const endpointText = ({
  name,
  call,
  path,
}: CommandWords): string => `// Open to the system administrator alone until it is said who may.
export const ${call} = endpoint({
  method: 'POST',
  path: '${path}',
  access: 'settings.manage',
  summary: '${pascal(name).replace(/(?!^)([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`)}',
  params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
  body: Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) }, { additionalProperties: false }),
  response: Type.Object({ id: Type.String({ format: 'uuid' }) }),
});

`;

export const commandText = ({ call, event }: CommandWords): string => `import type { Static } from 'typebox';
import { holds } from '../../../kernel/actor.ts';
import { forbidden } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { ${call} as contract } from '../contract.ts';

/** Say here what is true afterwards; leaves \`${event}\`. Throws forbidden. */
export async function ${call}(
  { tx, actor, now }: Ctx,
  id: string,
  input: Static<typeof contract.body>,
): Promise<{ id: string }> {
  // Load (and lock) the row, ask policy.ts about it, decide in domain/, save with the version the person saw; then tell.
  if (!holds(actor, 'settings.manage')) throw forbidden();
  await emit(tx, actor, now, id, { kind: '${event}', data: { noted: input.note !== undefined } });
  return { id };
}
`;

export const testText = ({
  name,
  call,
  event,
}: CommandWords): string => `import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../../../app/testing.ts';
import { newId } from '../../../platform/ids.ts';
import { ${call} } from '../contract.ts';

let test: TestApp;
beforeAll(async () => {
  test = await startTestApp();
});
afterAll(() => test.stop());

it('${name} leaves one event, however often it is sent', async () => {
  const id = newId(test.now());
  const as = await test.signIn('system-admin', { unit: 'd' });
  for (let i = 0; i < 2; i++) {
    const answer = await test.call(${call}, { as, params: { id }, body: {}, key: '${name}-once' });
    expect(answer.status, answer.text).toBe(200);
  }
  const { rows } = await test.platform.db.owner.query('select kind, data from events where subject_id = $1', [id]);
  expect(rows).toEqual([{ kind: '${event}', data: { noted: false } }]);
});

it('${name} is closed to whoever lacks the permission', async () => {
  const as = await test.signIn('department-handler', { unit: 'water' });
  const answer = await test.call(${call}, { as, params: { id: newId(test.now()) }, body: {} });
  expect(answer.status).toBe(403);
});
`;
