import { listActivityKinds } from '@huying/server/contract/volunteering';
import type { Output } from '../../lib/api.ts';
import { useLanguage } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';

/** The tenant's kinds of activities; `name` of a code in the page's language. */
export function useKinds(): {
  options: readonly { value: string; label: string }[];
  name: (code: string) => string;
  namesKeepDays: number | undefined;
} {
  const lang = useLanguage();
  const { data } = useAnswer(listActivityKinds);
  type Kind = Output<typeof listActivityKinds>['items'][number];
  const nameOf = ({ name, nameEn }: Kind): string => (lang === 'en' ? nameEn || name : name);
  const items = data?.items ?? [];
  return {
    options: items.map((kind) => ({ value: kind.code, label: nameOf(kind) })),
    name: (code) => {
      const kind = items.find((each) => each.code === code);
      return kind ? nameOf(kind) : code;
    },
    namesKeepDays: data?.namesKeepDays,
  };
}
