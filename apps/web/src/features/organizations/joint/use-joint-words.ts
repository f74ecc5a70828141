import { getJointWords } from '@huying/server/contract/organizations';
import type { Output } from '../../../lib/api.ts';
import { useLanguage } from '../../../lib/i18n.ts';
import { useAnswer } from '../../../lib/query.ts';

type Words = Output<typeof getJointWords>;
type List = 'bodyKinds' | 'fields' | 'seatRoles' | 'pairingKinds';

/** The tenant's words for joint bodies, as choices and by code. */
export function useJointWords(): {
  words: Words | undefined;
  options: (list: List) => { value: string; label: string }[];
  name: (list: List, code: string | null) => string;
} {
  const lang = useLanguage();
  const { data: words } = useAnswer(getJointWords);
  const options = (list: List) =>
    (words?.[list] ?? []).map(({ code, name, nameEn }) => ({
      value: code,
      label: lang === 'en' ? nameEn || name : name,
    }));
  const name = (list: List, code: string | null) =>
    options(list).find(({ value }) => value === code)?.label ?? code ?? '';
  return { words, options, name };
}
