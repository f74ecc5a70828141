import type { English } from '../../lib/i18n.ts';
import type { zh } from './quality-words.ts';

export const english: English<typeof zh> = {
  title: 'Quality of suggestions',
  hint: 'How far the offered category and unit can be trusted. Nothing is done by itself; what people change is learned from.',
  choices: 'What people took in the last 90 days',
  category: 'Category',
  unit: 'Unit',
  noChoice: 'Nothing was offered yet.',
  taken: 'Chosen {all} times, {offered} with an offer: the first was taken {first}, one of the first three {top3}.',
  noModel: 'Nothing learned yet',
  noModelBody:
    'Once requests are closed it learns every night; until then the words of the category list are all it has.',
  calibration: 'How sure, how right (latest version)',
  calibrationHint: 'Tested on a fifth that was held back: it should be right as often as it is sure.',
  tooFew: 'Too few requests to test',
  band: 'Sure',
  count: 'Requests',
  confidence: 'Sure on average',
  right: 'Right',
  versions: 'Versions',
  version: 'Version',
  trainedAt: 'Learned at',
  requests: 'Requests learned from',
  figure: 'first right {top1}, one of three {top3}, macro F1 {f1}',
  learn: 'Learn again now',
  learning: 'It is learning. Reload in a few minutes to see the new version.',
};
