import { listProjectTypes } from '@huying/server/contract/projects';
import { useLanguage } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';

/** The tenant's types of projects, named in the page's language. */
export function useProjectTypes() {
  const lang = useLanguage();
  const { data } = useAnswer(listProjectTypes);
  const options = (data?.items ?? []).map(({ code, name, nameEn }) => ({
    value: code,
    label: lang === 'en' ? nameEn || name : name,
  }));
  return {
    options,
    name: (code: string | null): string => options.find(({ value }) => value === code)?.label ?? code ?? '',
  };
}
