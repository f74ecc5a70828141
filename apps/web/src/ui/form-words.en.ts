import type { English } from '../lib/i18n.ts';
import type { zh } from './form-words.ts';

export const english: English<typeof zh> = {
  marked: '{n} {n|field needs|fields need} mending, marked above. What you typed is kept.',
};
