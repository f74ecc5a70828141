/** How a due time came about, in steps that a resident and a handler can both follow. */
import { isProvisional, type Limit, type LimitUnit, measured, measureOf } from './clock-limits.ts';
import { type ClockEvent, type Run, runsOf, type Standstill } from './clock-runs.ts';
import { type ReckonedRun, reckonRun } from './clock.ts';
import type { Text } from './errors.ts';
import { dayAt, dayOfDate } from './time.ts';
import { dayText, durationText, instantText, yearOf } from './time-text.ts';
import type { WorkingCalendar } from './working-calendar.ts';
import { type CompiledCalendar, compileCalendar } from './working-calendar-compiled.ts';

/** One step; `at` is the instant it speaks of, null for a rule. */
export interface ClockStep extends Text {
  kind: 'start' | 'limit' | 'extension' | 'rest-days' | 'make-up-days' | 'standstill' | 'due' | 'provisional' | 'stop';
  at: Date | null;
}

/** What to call the causes of pauses, besides those known here ('resident', 'suspended', 'stop'). */
export type CauseNames = Readonly<Record<string, Text>>;

const knownCauses: CauseNames = {
  resident: { zh: '等待诉求人补充', en: 'waiting for the resident' },
  suspended: { zh: '挂账', en: 'suspended' },
  stop: { zh: '已反馈、后又返工', en: 'answered, then sent back' },
};

interface Telling {
  calendar: CompiledCalendar;
  limit: Limit;
  run: Run;
  reckoned: ReckonedRun;
  /** Of the start: other years are named. */
  year: number;
  causes: CauseNames;
}

/**
 * The steps that lead to the due time of the latest run of `limit.stage`, in reading order; empty when it never
 * started. Wall-clock text is in the calendar's zone. Throws as `reckonClock` does.
 */
export function explainClock(
  events: readonly ClockEvent[],
  calendar: WorkingCalendar,
  limit: Limit,
  now: Date,
  causeNames: CauseNames = {},
): ClockStep[] {
  const runs = runsOf(events, limit.stage);
  const [first, run] = [runs[0], runs.at(-1)];
  if (!first || !run) return [];
  const compiled = compileCalendar(calendar);
  const telling: Telling = {
    calendar: compiled,
    limit,
    run,
    reckoned: reckonRun(compiled, limit, run, now.getTime()),
    year: yearOf(compiled.zone, run.startedAt),
    causes: { ...knownCauses, ...causeNames },
  };
  return [
    startStep(telling, runs.length, first),
    { kind: 'limit', at: null, ...limitText(limit) },
    ...extensionSteps(telling),
    ...dayListSteps(telling),
    ...standstillSteps(telling),
    ...provisionalSteps(telling, calendar),
    dueStep(telling),
    ...stopSteps(telling),
  ];
}

function startStep({ calendar: { zone }, run, year }: Telling, count: number, first: Run): ClockStep {
  const at = new Date(run.startedAt);
  const start = instantText(zone, run.startedAt);
  if (count === 1) return { kind: 'start', at, zh: `${start.zh}开始计时。`, en: `The clock started on ${start.en}.` };
  const before = instantText(zone, first.startedAt, year);
  return {
    kind: 'start',
    at,
    zh: `${start.zh}重新开始计时，这是第${count}次；首次于${before.zh}开始。`,
    en: `The clock started anew on ${start.en}, run ${count}; the first began on ${before.en}.`,
  };
}

const unitText: Record<LimitUnit, Text> = {
  minutes: { zh: '分钟', en: 'minute' },
  hours: { zh: '小时', en: 'hour' },
  'working-minutes': { zh: '分钟工作时间', en: 'working minute' },
  workdays: { zh: '个工作日', en: 'working day' },
  'calendar-days': { zh: '天', en: 'day' },
};

function amountText(unit: LimitUnit, amount: number): Text {
  const inHours = unit === 'working-minutes' && amount % 60 === 0;
  const count = inHours ? amount / 60 : amount;
  const { zh, en } = inHours ? { zh: '个工作时', en: 'working hour' } : unitText[unit];
  return { zh: `${count}${zh}`, en: `${count} ${en}${count === 1 ? '' : 's'}` };
}

function limitText({ unit, amount, workdayRule, restDayRule }: Limit): Text {
  const { zh, en } = amountText(unit, amount);
  if (unit === 'minutes' || unit === 'hours')
    return { zh: `时限为${zh}，昼夜连续计算。`, en: `The limit is ${en}, counted day and night.` };
  if (unit === 'working-minutes')
    return { zh: `时限为${zh}，只计工作时间。`, en: `The limit is ${en}, counted in working hours only.` };
  const until =
    workdayRule === 'same-time'
      ? { zh: '到最后一日的同一时刻为止', en: 'until the same time of the last one' }
      : { zh: '到最后一日下班为止', en: 'until closing time of the last one' };
  const moved =
    unit === 'calendar-days' && restDayRule === 'next-workday'
      ? { zh: '，最后一日休息的顺延到下一个工作日', en: '; a last day of rest moves to the next working day' }
      : { zh: '', en: '' };
  if (amount === 0) return { zh: `时限为当日${moved.zh}。`, en: `The limit is the same day${moved.en}.` };
  return {
    zh: `时限为${zh}，开始当日不计，${until.zh}${moved.zh}。`,
    en: `The limit is ${en}, the day of the start not counted, ${until.en}${moved.en}.`,
  };
}

function extensionSteps({ calendar: { zone }, limit, run, year }: Telling): ClockStep[] {
  let sum = limit.amount;
  return run.extensions.map(({ at, amount }) => {
    sum += amount;
    const when = instantText(zone, at, year);
    const [more, all] = [amountText(limit.unit, amount), amountText(limit.unit, sum)];
    return {
      kind: 'extension',
      at: new Date(at),
      zh: `${when.zh}批准延期${more.zh}，时限共${all.zh}。`,
      en: `Extended by ${more.en} on ${when.en}: ${all.en} in all.`,
    };
  });
}

/** The holidays and make-up days between start and due time, named; plain weekends only counted. */
function dayListSteps({ calendar, limit, run, reckoned, year }: Telling): ClockStep[] {
  if (measureOf(limit.unit) === 'elapsed') return [];
  const holidays: DayRange[] = [];
  const makeUp: DayRange[] = [];
  let weekend = 0;
  const last = dayAt(calendar.zone, reckoned.due);
  for (let day = dayAt(calendar.zone, run.startedAt); day <= last; day++) {
    const named = calendar.namedAs(day);
    if (named) addDay(named === 'holiday' ? holidays : makeUp, day);
    else if (calendar.workOf(day).length === 0) weekend++;
  }
  return [...restDayStep(rangesText(holidays, year), weekend), ...makeUpStep(rangesText(makeUp, year))];
}

type DayRange = [first: number, last: number];

function addDay(ranges: DayRange[], day: number): void {
  const range = ranges.at(-1);
  if (range && range[1] === day - 1) range[1] = day;
  else ranges.push([day, day]);
}

function rangesText(ranges: readonly DayRange[], year: number): Text {
  const texts = ranges.map(([a, b]) => ({ first: dayText(a, year), last: dayText(b, year), isOne: a === b }));
  return {
    zh: texts.map(({ first, last, isOne }) => (isOne ? first.zh : `${first.zh}至${last.zh}`)).join('、'),
    en: texts.map(({ first, last, isOne }) => (isOne ? first.en : `${first.en} to ${last.en}`)).join(', '),
  };
}

function restDayStep(holidays: Text, weekend: number): ClockStep[] {
  if (!holidays.zh && weekend === 0) return [];
  const zh = [holidays.zh && `节假日${holidays.zh}`, weekend && `周末等休息日${weekend}天`];
  const en = [
    holidays.en && `the holidays ${holidays.en}`,
    weekend && `${weekend} rest ${weekend === 1 ? 'day' : 'days'}`,
  ];
  return [
    {
      kind: 'rest-days',
      at: null,
      zh: `不计入：${zh.filter(Boolean).join('，')}。`,
      en: `Not counted: ${en.filter(Boolean).join(' and ')}.`,
    },
  ];
}

function makeUpStep({ zh, en }: Text): ClockStep[] {
  if (!zh) return [];
  return [
    { kind: 'make-up-days', at: null, zh: `调休上班、照常计入：${zh}。`, en: `Worked to make up, counted: ${en}.` },
  ];
}

function standstillSteps({ calendar, limit, run, reckoned, year, causes }: Telling): ClockStep[] {
  const { zone } = calendar;
  const isWorking = measureOf(limit.unit) === 'working';
  // Only what stood still before the due time has moved it.
  const counted = run.standstills.filter(({ from, until }) => from < reckoned.due && until !== from);
  return counted.map((standstill): ClockStep => {
    const { from, until } = standstill;
    const why = causeText(standstill, causes);
    const since = instantText(zone, from, year);
    const at = new Date(from);
    if (until === null)
      return {
        kind: 'standstill',
        at,
        zh: `${since.zh}起暂停计时（${why.zh}）。`,
        en: `Paused since ${since.en} (${why.en}).`,
      };
    const end = instantText(zone, until, year);
    const length = measured(calendar, limit, from, until);
    const moved = durationText(length, isWorking);
    return {
      kind: 'standstill',
      at,
      zh: `${since.zh}至${end.zh}暂停计时（${why.zh}），${length > 0 ? `顺延${moved.zh}` : '都在工作时间以外，不影响时限'}。`,
      en: `Paused from ${since.en} to ${end.en} (${why.en}): ${length > 0 ? `moved on by ${moved.en}` : 'outside working hours, so nothing is moved'}.`,
    };
  });
}

function causeText({ causes }: Standstill, names: CauseNames): Text {
  const texts = causes.map((cause) => names[cause] ?? { zh: '暂停', en: 'paused' });
  return { zh: texts.map(({ zh }) => zh).join('、'), en: texts.map(({ en }) => en).join(', ') };
}

function provisionalSteps({ calendar, limit, run, reckoned }: Telling, data: WorkingCalendar): ClockStep[] {
  if (!isProvisional(calendar, limit, run.startedAt, reckoned.due)) return [];
  const [from, until] = [dayText(dayOfDate(data.coveredFrom)), dayText(dayOfDate(data.coveredUntil))];
  return [
    {
      kind: 'provisional',
      at: null,
      zh: `工作日历只收录${from.zh}至${until.zh}的放假安排，以外的日子暂按平常的每周作息推算，日历更新后重新计算。`,
      en: `The calendar knows holidays from ${from.en} to ${until.en} only; other days are taken as plain weeks for now and will be reckoned again.`,
    },
  ];
}

function dueStep({ calendar, limit, reckoned, year }: Telling): ClockStep {
  const { due, fixed, end } = reckoned;
  if (fixed) {
    const { zh, en } = instantText(calendar.zone, due, year, true);
    return { kind: 'due', at: new Date(due), zh: `所以截止时间是${zh}。`, en: `So it is due by ${en}.` };
  }
  const isWorking = measureOf(limit.unit) === 'working';
  const { zh, en } = durationText(measured(calendar, limit, end, due), isWorking);
  return {
    kind: 'due',
    at: null,
    zh: `现在暂停，还剩${zh}；恢复计时后再定截止时间。`,
    en: `Paused with ${en} left; the due time is fixed when the clock goes on.`,
  };
}

function stopSteps({ calendar, limit, run, reckoned, year }: Telling): ClockStep[] {
  if (run.stoppedAt === null) return [];
  const { zh, en } = instantText(calendar.zone, run.stoppedAt, year);
  const at = new Date(run.stoppedAt);
  const late = run.stoppedAt - reckoned.due;
  if (late <= 0) return [{ kind: 'stop', at, zh: `${zh}完成，没有超时。`, en: `Done on ${en}, in time.` }];
  const by = durationText(measured(calendar, limit, reckoned.due, run.stoppedAt), measureOf(limit.unit) === 'working');
  return [{ kind: 'stop', at, zh: `${zh}完成，超时${by.zh}。`, en: `Done on ${en}, late by ${by.en}.` }];
}
