import type { RequestDetail } from '@huying/server/contract/requests';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { flowWords, isFlowWord } from '../../flow-words.ts';

type Say = (detail: RequestDetail) => string;

/** How a request stands, in a few words each. */
export function useSaid(): Record<'state' | 'holder' | 'due' | 'lastStep', Say> {
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const units = useUnits();
  const word = (key: string): string => (isFlowWord(key) ? flow(key) : key);
  return {
    state: ({ state }) => word(state),
    holder: ({ holderId }) => units.name(holderId),
    due: ({ dueAt }) => (dueAt ? dateTimeText(dueAt, lang) : ''),
    lastStep: ({ log }) => {
      const last = log[log.length - 1];
      if (!last) return '';
      const known =
        last.kind === 'request.reporter-revealed' || last.kind === 'request.limit-warned' ? '' : word(last.kind);
      return [known, last.actor ?? '', dateTimeText(last.at, lang)].filter(Boolean).join(' ');
    },
  };
}
