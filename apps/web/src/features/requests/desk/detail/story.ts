import type { RequestDetail } from '@huying/server/contract/requests';
import type { Translate } from '../../../../lib/i18n.ts';
import { isFlowWord } from '../../flow-words.ts';
import { togetherLines, togetherTitles, type TogetherTelling } from './story-together.ts';
import { type DetailWord, isDetailWord, type zh } from './words.ts';

type Entry = RequestDetail['log'][number];

export interface Step {
  id: string;
  at: string;
  /** Whoever did it: person and unit, the resident, or the system. */
  by: string;
  title: string;
  /** What was written with it. */
  lines: string[];
  isReminder: boolean;
}

/** What the sentences need besides the log. */
export interface Telling extends TogetherTelling {
  t: Translate<typeof zh>;
  /** The flow's own word of an event or state; '' when it has none. */
  flow: (key: string) => string;
}

const residentDoes = new Set([
  'request.registered',
  'request.supplied',
  'request.supplemented',
  'request.seconded',
  'request.rated',
  'request.withdrawn',
  'request.reopened',
  'request.followed-up',
]);
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The log in plain words: steps that one press took together are one step, reminders of limits are marked. */
export function storyOf(log: readonly Entry[], telling: Telling): Step[] {
  const steps: Step[] = [];
  for (const entry of log) {
    const before = steps[steps.length - 1];
    const step = stepOf(entry, telling);
    const isTogether =
      before && before.at === step.at && before.by === step.by && !before.isReminder && !step.isReminder;
    if (!isTogether) steps.push(step);
    else {
      before.title = `${before.title} → ${step.title}`;
      before.lines.push(...step.lines.filter((line) => !before.lines.includes(line)));
    }
  }
  return steps;
}

function stepOf(entry: Entry, telling: Telling): Step {
  const { seq, at, kind, actor, unitId, data } = entry;
  const { t, unit } = telling;
  const isResident = actor === null && residentDoes.has(kind);
  const by = actor ? [actor, unit(unitId)].filter(Boolean).join(' · ') : t(isResident ? 'byResident' : 'bySystem');
  return {
    id: String(seq),
    at,
    by,
    title: titleOf(kind, data, telling),
    lines: linesOf(kind, data, telling),
    isReminder: kind === 'request.limit-warned',
  };
}

const titles: Readonly<Record<string, (data: Entry['data'], telling: Telling) => string>> = {
  'request.dispatched': (data, { t, unit }) => t('log.dispatched', { unit: unit(data.unitId) }),
  'request.reassigned': (data, { t, unit }) => t('log.reassigned', { unit: unit(data.unitId) }),
  'request.returned': (data, { t, unit }) => t('log.returned', { unit: unit(data.unitId) }),
  'request.return-adjudicated': (data, { t, unit }) =>
    t(data.upheld === true ? 'log.upheld' : 'log.refused', { unit: unit(data.unitId) }),
  'request.contacted': (data, telling) =>
    telling.t(data.reached === true ? 'log.contacted' : 'log.contactTried', { channel: channel(data, telling) }),
  'request.replied': (data, { t }) => t('log.replied', { result: wordOr(`result.${text(data.resultClass)}`, t) }),
  'request.verified': (data, { t }) =>
    t(data.skipped === true ? 'log.verifySkipped' : data.onSite === true ? 'log.verified' : 'log.verifiedPapers'),
  'request.followed-up': (data, telling) =>
    data.reached === true
      ? telling.t('log.followed', { channel: channel(data, telling), ...answers(data, telling) })
      : telling.t('log.followTried', { channel: channel(data, telling), n: Number(data.tries ?? 1) }),
  'request.rated': (data, telling) => telling.t('log.rated', answers(data, telling)),
  'request.rehandled': (data, { t, flow }) =>
    data.automatic === true ? t('log.automatic') : flow('request.rehandled'),
  'request.reopened': (data, { t, flow }) =>
    data.byResident === true ? t('log.reopenedBy') : flow('request.reopened'),
  'request.supplied': (data, { t, flow }) =>
    data.byResident === false ? t('log.suppliedFor') : flow('request.supplied'),
  'request.reporter-revealed': (_data, { t }) => t('log.revealed'),
  'request.limit-warned': (data, { t }) => {
    const level = data.level === 1 ? 'log.warned1' : data.level === 2 ? 'log.warned2' : 'log.warned3';
    return t(level, { stage: wordOr(`stage.${text(data.stage)}`, t) });
  },
};

const titleOf = (kind: string, data: Entry['data'], telling: Telling): string =>
  (titles[kind] ?? togetherTitles[kind])?.(data, telling) || (isFlowWord(kind) ? telling.flow(kind) : kind);

function linesOf(kind: string, data: Entry['data'], telling: Telling): string[] {
  const { t, unit, flow } = telling;
  const source = kind === 'request.registered' ? flow(`source.${text(data.source)}`) : '';
  const reasons = Array.isArray(data.reasons) ? data.reasons.filter((each) => typeof each === 'string').join('、') : '';
  return [
    source,
    text(data.clause) && t('clause', { clause: text(data.clause) }),
    data.offList === true ? t('log.offList') : '',
    text(data.question),
    kind === 'request.declined' ? '' : text(data.reason),
    reasons,
    text(data.note),
    text(data.proposedUnitId) && t('log.proposed', { unit: unit(data.proposedUnitId) }),
    data.final === true && kind === 'request.return-adjudicated' ? t('log.final') : '',
    ...togetherLines(data, telling),
  ].filter(Boolean);
}

/** A word of the dictionary by a made-up key; the key's last part when there is none. */
function wordOr(key: string, t: Telling['t']): string {
  return isDetailWord(key) ? t(key as Extract<DetailWord, `stage.${string}`>) : (key.split('.').pop() ?? key);
}
const channel = (data: Entry['data'], { t }: Telling): string => wordOr(`channel.${text(data.channel)}`, t);
const answers = (data: Entry['data'], { t }: Telling): { solved: string; level: string } => ({
  solved: t(data.solved === true ? 'solved' : 'unsolved'),
  level: wordOr(`level${Number(data.satisfied ?? 0)}`, t),
});
