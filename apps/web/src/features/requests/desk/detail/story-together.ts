import type { RequestDetail } from '@huying/server/contract/requests';
import type { Translate } from '../../../../lib/i18n.ts';
import { togetherWords, type zh as togetherZh } from '../acts/together-words.ts';
import { isStoryWord, type zh } from './story-words.ts';

type Data = RequestDetail['log'][number]['data'];

/** What the sentences need besides an entry. */
export interface TogetherTelling {
  s: Translate<typeof zh>;
  /** Words of the forms in which it was entered. */
  w: Translate<typeof togetherZh>;
  unit: (id: unknown) => string;
}
type Sentence = (data: Data, telling: TogetherTelling) => string;

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
/** A word of the dictionary by a made-up key; the key's last part when there is none. */
const wordOr = (key: string, w: TogetherTelling['w']): string =>
  key in togetherWords.zh ? w(key as 'cause.other') : (key.split('.').pop() ?? key);
const unitsOf = (data: Data, unit: TogetherTelling['unit']): string =>
  Array.isArray(data.unitIds) ? data.unitIds.map(unit).filter(Boolean).join('、') : '';

const unitOf = (data: Data, s: TogetherTelling['s']): string => {
  const key = `unit.${text(data.unit)}`;
  return isStoryWord(key) ? s(key as 'unit.hours') : '';
};

/** Sentences of what several units did together, what was asked for and what was merged; '' where the flow's own word will do. */
export const togetherTitles: Readonly<Record<string, Sentence>> = {
  'request.co-handled': (data, { s, unit }) => s('log.coHandled', { units: unitsOf(data, unit) }),
  'request.whistled': (data, { s, unit }) => s('log.whistled', { units: unitsOf(data, unit) }),
  'request.escalated': (data, { s, unit }) => s('log.escalated', { unit: unit(data.unitId) }),
  'request.urged': (data, { s, w }) => s('log.urged', { cause: wordOr(`cause.${text(data.cause)}`, w) }),
  'request.supervised': (data, { s, w }) => s('log.supervised', { cause: wordOr(`cause.${text(data.cause)}`, w) }),
  'request.transferred': (data, { s, w }) => s('log.transferred', { kind: wordOr(`link.${text(data.kind)}`, w) }),
  'request.diverted': (data, { s }) => s(Array.isArray(data.routes) ? 'log.divertedByWords' : 'log.diverted'),
  'request.merged': (data, { s }) => s('log.merged', { number: text(data.masterNumber) }),
  'request.merged-in': (data, { s }) => s('log.mergedIn', { number: text(data.requestNumber) }),
  'request.merged-out': (data, { s }) => s('log.mergedOut', { number: text(data.requestNumber) }),
  'request.part-ended': (data, { s, unit }) => {
    const key = `log.part.${text(data.outcome)}`;
    return isStoryWord(key) ? s(key as 'log.part.done', { unit: unit(data.unitId) }) : '';
  },
  'request.whistle-failed': (data, { s, unit }) => s('log.whistleFailed', { unit: unit(data.unitId) }),
  'request.extension-asked': (data, { s, w }) =>
    s('log.askExtension', { why: wordOr(`extension.${text(data.reasonClass)}`, w) }),
  'request.suspension-asked': (data, { s, w }) =>
    s('log.askSuspension', { why: wordOr(`suspension.${text(data.reasonClass)}`, w), day: text(data.reviewOn) }),
  'request.ask-approved': (data, { s }) => (data.final === false ? s('log.approved1') : ''),
  'request.extended': (data, { s }) => s('log.extended', { n: Number(data.amount ?? 0), unit: unitOf(data, s) }),
  'request.suspended': (data, { s }) => s('log.suspended', { day: text(data.reviewOn) }),
  'request.suspension-renewed': (data, { s }) => s('log.renewed', { day: text(data.reviewOn) }),
  'request.resumed': (_data, { s }) => s('log.resumed'),
};

/** What was written with it. */
export const togetherLines = (data: Data, { s, w }: TogetherTelling): string[] => [
  text(data.ground) && s('log.ground', { ground: wordOr(`ground.${text(data.ground)}`, w) }),
  text(data.task),
  text(data.words),
  text(data.answer),
  text(data.outcome) && !data.part ? text(data.outcome) : '',
  text(data.reference),
  text(data.meetingPlace),
];
