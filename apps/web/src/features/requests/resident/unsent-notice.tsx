import { type ReactElement, useEffect } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useSignal } from '../../../lib/use-signal.ts';
import { Button } from '../../../ui/button.tsx';
import { doneWords } from './done/words.ts';
import { reportOutbox } from './report-outbox.ts';

/** On the first page: reports that still wait for the network, or have arrived since. Sends what waits. */
export function UnsentNotice(): ReactElement | null {
  const t = useWords(doneWords);
  const parcels = useSignal(reportOutbox.parcels);
  useEffect(() => reportOutbox.start(), []);
  const count = (...states: string[]) => parcels.filter(({ state }) => states.includes(state)).length;
  const waiting = count('waiting', 'sending');
  const words = count('sent')
    ? t('arrived')
    : count('refused')
      ? t('refused')
      : waiting
        ? t('unsent', { n: waiting })
        : '';
  if (!words) return null;
  return (
    <Button block icon={count('sent') ? 'check' : 'alert'} href="/r/done">
      {words}
    </Button>
  );
}
