import { expect } from 'vitest';
import type { Answer, Person, TestApp } from '../../app/testing.ts';
import { projectsEndpoints as api } from './contract.ts';

/** For tests of other modules: hears a decision as the reader of the log does. */
export { hearDecision } from './commands/hear-decision.ts';

type Name = keyof typeof api;

/** Shorter words for the tests of projects: one call with the version that is stored now. */
export function projectCalls(test: TestApp) {
  const act = async (name: Name, as: Person, id: string, body: object = {}): Promise<Answer> => {
    const { rows } = await test.platform.db.owner.query('select version from matters where id = $1', [id]);
    const stamped = name === 'claimProject' || name === 'withdrawClaim' ? body : { version: rows[0]?.version, ...body };
    return test.call(api[name], { as, params: { id }, body: stamped });
  };
  /** The same, which must succeed. */
  const done = async (name: Name, as: Person, id: string, body: object = {}): Promise<Answer['json']> => {
    const answer = await act(name, as, id, body);
    expect(answer.status, `${name} ${answer.text}`).toBeLessThan(300);
    return answer.json;
  };
  const draft = async (as: Person, body: object = {}): Promise<Answer['json']> => {
    const answer = await test.call(api.draftProject, {
      as,
      body: { title: '北沟清淤', type: 'co-building', content: '清淤一千二百米，修两道闸门', ...body },
    });
    expect(answer.status, answer.text).toBe(201);
    return answer.json;
  };
  const decision = { body: '社区大党委联席会议', decidedOn: '2026-08-18', minutes: '一致同意，由水务局牵头。' };
  const decided = async (as: Person, body: object = {}): Promise<string> => {
    const { id } = await draft(as, body);
    await done('decideProject', as, id, decision);
    return id;
  };
  const see = (as: Person, id: string): Promise<Answer> => test.call(api.getProject, { as, params: { id } });
  const kinds = async (id: string): Promise<string[]> =>
    (
      await test.platform.db.owner.query<{ kind: string }>(
        'select kind from events where subject_id = $1 order by seq',
        [id],
      )
    ).rows.map(({ kind }) => kind);
  return { act, done, draft, decided, decision, see, kinds };
}
