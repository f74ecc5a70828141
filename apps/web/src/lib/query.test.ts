import { QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { catchUp, queryClient, refresh } from './query.ts';

afterEach(() => queryClient.clear());

/** A list on screen; each reading is answered when its turn is called. */
function listOnScreen(path: string) {
  const readings: ((rows: string[]) => void)[] = [];
  const observer = new QueryObserver<string[]>(queryClient, {
    queryKey: [path],
    queryFn: () => new Promise<string[]>((answer) => readings.push(answer)),
  });
  const leave = observer.subscribe(() => undefined);
  return { observer, readings, leave };
}

it('takes nothing for fresh that was on its way before the command, the first answer included', async () => {
  const { observer, readings, leave } = listOnScreen('/api/things');
  expect(readings).toHaveLength(1);
  const refreshed = refresh('/api/things');
  expect(readings).toHaveLength(2);
  readings[0]?.(['before']);
  readings[1]?.(['before', 'added']);
  await refreshed;
  expect(observer.getCurrentResult()).toMatchObject({ data: ['before', 'added'], isFetching: false, isStale: false });

  const again = refresh('/api/things');
  const oneMore = refresh('/api/things');
  expect(readings).toHaveLength(4);
  readings[3]?.(['added']);
  readings[2]?.(['before', 'added']);
  await Promise.all([again, oneMore]);
  expect(observer.getCurrentResult().data).toEqual(['added']);
  leave();
});

it('lets come what is on its way when others changed something, and asks once more behind it', async () => {
  const { observer, readings, leave } = listOnScreen('/api/things');
  const caughtUp = [catchUp('/api/things'), catchUp('/api/things')];
  expect(readings).toHaveLength(1);
  readings[0]?.(['one']);
  await expect.poll(() => readings.length).toBe(2);
  expect(observer.getCurrentResult().data).toEqual(['one']);
  // Changes that come faster than answers do not keep the answers away.
  for (let n = 0; n < 3; n++) caughtUp.push(catchUp('/api/things'));
  readings[1]?.(['one', 'two']);
  await expect.poll(() => readings.length).toBe(3);
  expect(observer.getCurrentResult().data).toEqual(['one', 'two']);
  readings[2]?.(['one', 'two', 'three']);
  await Promise.all(caughtUp);
  expect(observer.getCurrentResult()).toMatchObject({ data: ['one', 'two', 'three'], isFetching: false });
  expect(readings).toHaveLength(3);
  leave();
});

it('leaves alone what lies elsewhere', async () => {
  const { readings, leave } = listOnScreen('/api/others');
  await refresh('/api/things');
  expect(readings).toHaveLength(1);
  leave();
});
