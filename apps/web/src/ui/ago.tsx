import type { ReactElement } from 'react';
import { agoText } from '../lib/ago.ts';
import { useLanguage } from '../lib/i18n.ts';
import { asideText } from '../lib/punctuation.ts';
import { dateTimeText } from '../lib/time.ts';
import { useNow } from '../lib/use-now.ts';

/** How long ago; the exact time on hover and for screen readers. */
export function Ago({ at }: { at: string }): ReactElement {
  const lang = useLanguage();
  const exact = dateTimeText(at, lang);
  return (
    <time dateTime={at} title={exact}>
      {agoText(at, lang, useNow())}
      <span className="sr-only">{asideText(exact)}</span>
    </time>
  );
}
