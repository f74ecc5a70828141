import { test } from 'vitest';
import { fiftyDrafts } from './offline/drafts.ts';
import { killedInEveryState } from './offline/kills.ts';
import { slowRoad } from './offline/slow.ts';
import { openStage } from './support/stage.ts';

// One server and one browser for all journeys without signal: starting them takes longer than most of the journeys.
const stage = openStage();
const LONG = 300_000;

test('fifty drafts with three photos each in aeroplane mode, tab and browser killed: fifty arrive once', () =>
  fiftyDrafts(stage));
test(
  'the tab is killed twenty times over with something in every state: each arrives once, with its photo',
  () => killedInEveryState(stage),
  LONG,
);
test('2G with one call in ten lost carries a report and its photo within a minute', () => slowRoad(stage));
