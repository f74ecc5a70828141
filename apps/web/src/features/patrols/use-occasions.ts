import { listOccasions } from '@huying/server/contract/patrols';
import { useLanguage } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';

/** The tenant's occasions of a visit (五必访), named in the page's language; how long what is kept of a household stays. */
export function useOccasions() {
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(listOccasions);
  const items = (data?.items ?? []).map(({ code, name, nameEn }) => ({
    code,
    name: lang === 'en' ? nameEn || name : name,
  }));
  return {
    items,
    name: (code: string): string => items.find((item) => item.code === code)?.name ?? code,
    keepDays: data?.keepDays ?? 0,
    error,
    retry: () => void refetch(),
  };
}
