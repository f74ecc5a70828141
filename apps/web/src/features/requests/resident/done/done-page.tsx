import { type ReactElement, useEffect, useRef } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import type { Parcel } from '../../../../lib/outbox.ts';
import { useSignal } from '../../../../lib/use-signal.ts';
import { Button } from '../../../../ui/button.tsx';
import { Empty } from '../../../../ui/empty.tsx';
import { Page } from '../../../../ui/page.tsx';
import { receipt, setReceipt } from '../receipt.ts';
import { receiptOf, reportOutbox } from '../report-outbox.ts';
import { ReceiptView } from './receipt-view.tsx';
import { RefusedView, WaitingView } from './waiting-view.tsx';
import { doneWords } from './words.ts';

const oldest = (parcels: readonly Parcel[], ...states: Parcel['state'][]): Parcel | undefined =>
  parcels.find(({ state }) => states.includes(state));

/** R2 提交成功: the code first, then what happens next; or, without a network, that nothing is lost. */
export function DonePage(): ReactElement {
  const t = useWords(doneWords);
  const shown = useArrival();
  const parcels = useSignal(reportOutbox.parcels);
  const waiting = oldest(parcels, 'waiting', 'sending');
  const refused = oldest(parcels, 'refused');
  useEffect(() => reportOutbox.start(), []);

  if (shown) {
    return (
      <Page title={shown.follows ? t('followTitle') : t('sentTitle')} back="/">
        <ReceiptView receipt={shown} />
      </Page>
    );
  }
  if (waiting) {
    return (
      <Page title={t('waitingTitle')} back="/">
        <WaitingView parcel={waiting} />
      </Page>
    );
  }
  if (refused) {
    return (
      <Page title={t('refusedTitle')} back="/">
        <RefusedView parcel={refused} />
      </Page>
    );
  }
  return (
    <Page title={t('nothingTitle')} back="/" ownHeading>
      <Empty
        title={t('nothingTitle')}
        icon="search"
        action={
          <Button variant="primary" href="/r/progress">
            {t('progress')}
          </Button>
        }
      >
        {t('nothing')}
      </Empty>
    </Page>
  );
}

/** The receipt to show: of this tab, or of a kept report that has arrived meanwhile; one at a time. */
function useArrival() {
  const shown = useSignal(receipt);
  const arrived = oldest(useSignal(reportOutbox.parcels), 'sent');
  const taken = useRef(false);
  useEffect(() => {
    if (!arrived || taken.current) return;
    taken.current = true;
    setReceipt(receiptOf(arrived));
    void reportOutbox.remove(arrived.id);
  }, [arrived]);
  return shown;
}
