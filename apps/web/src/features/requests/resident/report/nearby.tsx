import { meToo } from '@huying/server/contract/requests';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { call } from '../../../../lib/api.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dayText } from '../../../../lib/time.ts';
import { Button } from '../../../../ui/button.tsx';
import { Card } from '../../../../ui/card.tsx';
import { toast } from '../../../../ui/toast-store.ts';
import { rememberReport } from '../my-reports.ts';
import { setReceipt } from '../receipt.ts';
import { isStage, stageWords } from '../stage-words.ts';
import type { NearbyReport } from './use-nearby.ts';
import { reportWords } from './words.ts';

interface NearbyProps {
  items: readonly NearbyReport[];
  /** Counted: the receipt is ready to be shown. */
  onDone: () => void;
}

/** 附近有人反映过: one press joins an open report instead of writing another. */
export function Nearby({ items, onDone }: NearbyProps): ReactElement | null {
  const t = useWords(reportWords);
  const [busy, setBusy] = useState<string | null>(null);
  if (items.length === 0) return null;
  const join = async (item: NearbyReport) => {
    setBusy(item.id);
    try {
      const { queryCode: code, number } = await call(meToo, { params: { id: item.id } });
      rememberReport({ code, number, title: item.what, at: Date.now(), follows: true });
      setReceipt({ code, number, title: item.what, acceptBy: null, next: null, follows: true, droppedPictures: 0 });
      onDone();
    } catch (error) {
      toast(errorText(error), { tone: 'problem' });
      setBusy(null);
    }
  };
  return (
    <Card title={t('nearby')}>
      <p className="muted">{t('nearbyHint')}</p>
      <ul className="nearby" aria-live="polite">
        {items.map((item) => (
          <li key={item.id}>
            <NearbyText item={item} />
            <Button
              busy={busy === item.id}
              label={`${t('meToo')}：${item.what}`}
              onClick={() => void (busy === null && join(item))}
            >
              {t('meToo')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NearbyText({ item }: { item: NearbyReport }): ReactElement {
  const t = useWords(reportWords);
  const stage = useWords(stageWords);
  const lang = useLanguage();
  const facts = [
    item.distance === null ? '' : t('metresAway', { n: item.distance }),
    dayText(item.createdAt, lang),
    isStage(item.stage) ? stage(item.stage) : '',
    item.meToo > 0 ? t('metTimes', { n: item.meToo }) : '',
  ];
  return (
    <div>
      <strong>{item.what}</strong>
      <div className="muted small">{facts.filter(Boolean).join(' · ')}</div>
    </div>
  );
}
