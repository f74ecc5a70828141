import type { Reason } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useLanguage } from '../../../lib/i18n.ts';

/** Why a resource suits a need, in words. */
export function Reasons({ reasons }: { reasons: readonly Reason[] }): ReactElement | null {
  const lang = useLanguage();
  if (reasons.length === 0) return null;
  return (
    <ul className="need-reasons">
      {reasons.map(({ code, zh, en }) => (
        <li key={code} className="need-reason">
          {lang === 'en' ? en : zh}
        </li>
      ))}
    </ul>
  );
}
