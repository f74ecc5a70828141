import { expect, test } from 'vitest';
import { askBody, askFaults, emptyAsk } from './ask-draft.ts';

const today = '2026-11-18';
const whole = {
  title: ' 入户登记水箱 ',
  placeId: 'p',
  detail: '逐户登记位置',
  minutesWeekly: '90',
  endsOn: '2026-12-31',
};

test('what is missing is named in the order of the form; a whole form is sent as the server wants it', () => {
  expect(askFaults(emptyAsk, today)).toEqual(['title', 'placeId', 'detail', 'minutesWeekly', 'endsOn']);
  expect(askFaults(whole, today)).toEqual([]);
  expect(askBody(whole)).toEqual({ ...whole, title: '入户登记水箱', minutesWeekly: 90 });
});

test('minutes are whole and within a working week, the last day within a year', () => {
  for (const minutesWeekly of ['0', '1.5', '2401', 'many'])
    expect(askFaults({ ...whole, minutesWeekly }, today)).toEqual(['minutesWeekly']);
  for (const endsOn of ['2026-11-17', '2027-11-20', '2026-02-30'])
    expect(askFaults({ ...whole, endsOn }, today)).toEqual(['endsOn']);
  expect(askFaults({ ...whole, endsOn: today }, today)).toEqual([]);
});
