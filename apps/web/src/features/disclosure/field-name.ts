import type { Translate } from '../../lib/i18n.ts';
import type { zh } from './list-words.ts';

type FieldKey = Exclude<Extract<keyof typeof zh, `field.${string}`>, 'field.milestone'>;
const fields = new Set(
  'title text group hours conditions before after milestones state percent people unit helpers amount rating pictures'.split(
    ' ',
  ),
);

/** What a field of a public list is called: `text`, `milestone.0` … */
export function fieldName(field: string, t: Translate<typeof zh>): string {
  if (field.startsWith('milestone.')) return t('field.milestone', { n: Number(field.slice(10)) + 1 });
  return t(fields.has(field) ? (`field.${field}` as FieldKey) : 'field.other');
}
