import { type KeyPermission, keyPermissions } from '@huying/server/contract/exchange';
import { useWords } from '../../lib/i18n.ts';
import { keyWords } from './key-words.ts';

const isKnown = (code: string): code is KeyPermission => keyPermissions.some((each) => each === code);

/** What a key may do, in words; a permission that keys no longer get has none of its own. */
export function useScopeName(): (code: string) => string {
  const t = useWords(keyWords);
  return (code) => (isKnown(code) ? t(`scope.${code}`) : t('unknownScope'));
}
