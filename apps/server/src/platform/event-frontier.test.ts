import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../app/testing.ts';
import type { Ctx } from './context.ts';
import { startEventPump } from './event-pump.ts';
import { emit, type StoredEvent } from './events.ts';
import { newId } from './ids.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.platform.db.owner.query(
    `insert into event_cursors (reader, last_id) select 'frontier', coalesce(max(id), 0) from events`,
  );
});
afterAll(() => app.stop());

/** A transaction that goes on only when it is told to. */
function transaction(subjectId: string) {
  const steps: Record<'write' | 'commit', () => void> = { write: () => {}, commit: () => {} };
  const asked = (step: keyof typeof steps) =>
    new Promise<void>((go) => {
      steps[step] = go;
    });
  const [write, commit] = [asked('write'), asked('commit')];
  let begun: () => void = () => {};
  let written: () => void = () => {};
  const hasBegun = new Promise<void>((done) => {
    begun = done;
  });
  const hasWritten = new Promise<void>((done) => {
    written = done;
  });
  const ended = app.inTransaction(async ({ tx, actor, now }) => {
    await tx.sql('select pg_current_xact_id()');
    begun();
    await write;
    await emit(tx, actor, now, subjectId, { kind: 'test.frontier', data: {} });
    written();
    await commit;
  });
  return {
    begun: hasBegun,
    write: () => {
      steps.write();
      return hasWritten;
    },
    commit: () => {
      steps.commit();
      return ended;
    },
  };
}

test('one that began early and wrote late does not hide what another has written before it and not committed yet', async () => {
  const heard: string[] = [];
  const subscription = {
    reader: 'frontier',
    events: ['test.frontier'],
    hear: ({ tx }: Pick<Ctx, 'tx'>, { subjectId }: StoredEvent) => {
      tx.afterCommit(() => heard.push(subjectId));
      return Promise.resolve();
    },
  };
  const [first, second] = [newId(new Date(1)), newId(new Date(2))];
  const early = transaction(first);
  await early.begun;
  const late = transaction(second);
  await late.begun;
  await late.write();
  await early.write();
  await early.commit();
  const pump = startEventPump(app.platform, [subscription]);
  await pump.drained();
  await late.commit();
  await pump.drained();
  await pump.stop();
  expect(heard).toEqual([second, first]);
});
