import { listNeedSorts } from '@huying/server/contract/needs';
import { useLanguage } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';

/** How this district divides its needs and its resources, named in the page's language. */
export function useSorts() {
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(listNeedSorts);
  const named = (rows: readonly { code: string; name: string; nameEn: string }[] = []) =>
    rows.map(({ code, name, nameEn }) => ({ value: code, label: lang === 'en' ? nameEn || name : name }));
  const needs = named(data?.needs);
  const resources = named(data?.resources);
  const nameIn = (among: typeof needs, code: string): string =>
    among.find(({ value }) => value === code)?.label ?? code;
  return {
    needs,
    resources,
    need: (code: string) => nameIn(needs, code),
    resource: (code: string) => nameIn(resources, code),
    error,
    retry: () => void refetch(),
  };
}
