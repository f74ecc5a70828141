import './away-strip.css';
import type { ReactElement } from 'react';
import { awaySince } from '../../lib/device.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dateTimeText } from '../../lib/time.ts';
import { useSignal } from '../../lib/use-signal.ts';
import { fieldWords } from './words.ts';

/** Without a connection: said once for every page, with since when. */
export function AwayStrip(): ReactElement | null {
  const t = useWords(fieldWords);
  const lang = useLanguage();
  const since = useSignal(awaySince);
  if (since === null) return null;
  return (
    <p className="away-strip" role="status">
      {t('away', { at: dateTimeText(since, lang) })}
    </p>
  );
}
