import { describe, test } from 'vitest';
import {
  answeredInValley,
  endedSignIn,
  hazardFirst,
  noteGoesOn,
  offlinePackage,
  twoPhones,
} from './offline/devices.ts';
import { fiftyDrafts } from './offline/drafts.ts';
import { dutiesStay } from './offline/duties.ts';
import { killedInEveryState } from './offline/kills.ts';
import { installable, leavesNothing } from './offline/leaving.ts';
import { slowRoad } from './offline/slow.ts';
import { openStage } from './support/stage.ts';

// One server for all journeys without signal: starting it takes longer than most of them.
const stage = openStage();
const LONG = 300_000;

// Each has a browser of its own and waits much of its time, for a slow road or a slow disk: side by side.
describe.concurrent('long roads', () => {
  test(
    'fifty drafts, three photos each, in aeroplane mode, tab and browser killed: fifty arrive once',
    {
      timeout: LONG,
    },
    () => fiftyDrafts(stage),
  );
  test(
    'the tab is killed twenty times over with something in every state: each arrives once, with its photo',
    {
      timeout: LONG,
    },
    () => killedInEveryState(stage),
  );
  test('2G with one call in ten lost carries a report and its photo within a minute', { timeout: LONG }, () =>
    slowRoad(stage),
  );
});

describe('in a valley', () => {
  test('signed for, called about and answered with a photo; arrives in that order', () => answeredInValley(stage));
  test('a task behind a hazard in the list lies on the phone, and the hazard too', () => hazardFirst(stage));
  test('two phones answer the same task: both stand side by side, nothing is overwritten in silence', () =>
    twoPhones(stage));
  test('a note of a call goes on though others changed something else meanwhile', () => noteGoesOn(stage));
  test('a sign-in that ends without a connection loses nothing', () => endedSignIn(stage));
  test('an offline package that a colleague brings in arrives once, also when the phone finds a signal after all', () =>
    offlinePackage(stage));
  test('what one has to do stays on the phone, with the time it was read', () => dutiesStay(stage));
});

describe('a shared phone', () => {
  test('keeps everything sealed, and signing out without a connection leaves nothing of anybody', () =>
    leavesNothing(stage, true));
  test('signing out with one leaves nothing either', () => leavesNothing(stage, false));
  test('can have the app on its home screen', () => installable(stage));
});
