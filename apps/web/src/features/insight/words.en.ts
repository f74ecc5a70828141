import type { English } from '../../lib/i18n.ts';
import type { zh } from './words.ts';

export const english: English<typeof zh> = {
  title: 'Suggested',
  category: 'Category',
  unit: 'Unit',
  likely: 'very like',
  possible: 'possibly',
  faint: 'perhaps',
  because: 'it says: {words}',
  fromList: 'by the words of the category list',
  fromHistory: 'by requests closed here before',
  take: 'Take {name}',
  taken: 'taken',
  advice: 'For your judgement: nothing is done by itself.',
};
