/** The outside check of the clock: 121,145 requests of Boston's 311 of 2015 with target times and the city's own on-time flag. */
import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createGunzip } from 'node:zlib';
import { parse } from 'csv-parse';
import { expect, test } from 'vitest';
import { chinaCalendar } from '../platform/calendar/china-calendar.ts';
import { type ClockEvent, reckonClock } from './clock.ts';
import { clockOf, dayOfDate, instantAt, MINUTE, zoneOf } from './time.ts';

const shared = process.env.HUYING_SHARED ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
const file = `${shared}/data/requests-boston/boston311_2015.csv.gz`;
const boston = zoneOf('America/New_York');

/** '01/05/2015 12:40:41 PM', on Boston's wall clock. */
function instantFrom(text: string): Date {
  const parts = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d):(\d\d):(\d\d) ([AP])M$/.exec(text);
  if (!parts) throw new Error(`not a time: ${text}`);
  const [, month, day, year, hour, minute, second, half] = parts;
  const hours = (Number(hour) % 12) + (half === 'P' ? 12 : 0);
  const clock = clockOf(`${String(hours).padStart(2, '0')}:${minute}`) + Number(second) * 1000;
  return new Date(instantAt(boston, dayOfDate(`${year}-${month}-${day}`), clock));
}

/** Whether our clock, given the city's target as its limit, finds the request answered in time. */
function isMet(opened: Date, target: Date, closed: Date): boolean | null {
  const events: ClockEvent[] = [
    { stage: 'handle', effect: 'start', at: opened },
    { stage: 'handle', effect: 'stop', at: closed },
  ];
  const amount = (target.getTime() - opened.getTime()) / MINUTE;
  const limit = { stage: 'handle', amount, unit: 'minutes', warnAt: [1] } as const;
  const state = reckonClock(events, chinaCalendar(), limit, closed);
  expect(state?.dueAt).toEqual(target);
  return state?.met ?? null;
}

test("Boston's on-time flag is reproduced on every flagged, closed request with a target", async (context) => {
  if (!existsSync(file)) context.skip(`outside requests are absent: ${file} (set HUYING_SHARED)`);
  const rows = createReadStream(file)
    .pipe(createGunzip())
    .pipe(parse({ columns: true, relax_quotes: true }));
  const differing: string[] = [];
  let [all, flagged, onTime] = [0, 0, 0];
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    all++;
    const { OPEN_DT = '', TARGET_DT, CLOSED_DT, OnTime_Status, CASE_ENQUIRY_ID = '' } = row;
    if (!TARGET_DT || !CLOSED_DT || !OnTime_Status) continue;
    flagged++;
    const met = isMet(instantFrom(OPEN_DT), instantFrom(TARGET_DT), instantFrom(CLOSED_DT));
    if (met) onTime++;
    if (met !== (OnTime_Status === 'ONTIME')) differing.push(CASE_ENQUIRY_ID);
  }
  expect({ all, flagged, onTime, differing }).toEqual({ all: 121_145, flagged: 79_126, onTime: 60_054, differing: [] });
});
