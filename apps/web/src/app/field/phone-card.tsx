import { type ReactElement, useEffect, useState } from 'react';
import { fieldOutbox } from '../../lib/field-outbox.ts';
import { useWords } from '../../lib/i18n.ts';
import { weightOf } from '../../lib/parcel.ts';
import { askToPersist, isAppleTouch, isInstalled, mayBeEvicted, roomTaken } from '../../lib/storage-room.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ExportPackage } from './export-package.tsx';
import { installOffer } from './start-worker.ts';
import { useUnsent } from './use-unsent.ts';
import { fieldWords } from './words.ts';

/** What lies on this phone, whether it is safe there, and every way to get it off. */
export function PhoneCard(): ReactElement {
  const t = useWords(fieldWords);
  const unsent = useUnsent();
  const [persisted, setPersisted] = useState(true);
  useEffect(() => void askToPersist().then(setPersisted), []);
  const weights = unsent.map(weightOf);
  const room = roomTaken(weights);
  const install = installOffer();
  const apple = isAppleTouch() && !isInstalled();
  const risk = mayBeEvicted(weights, { now: Date.now(), isApple: apple, isInstalled: isInstalled() });
  return (
    <Card title={t('onPhone')}>
      <div className="stack">
        <p>
          {room.count === 0
            ? t('nothingUnsent')
            : t('unsentNow', { n: room.count, mb: Math.max(1, Math.round(room.bytes / 1024 / 1024)) })}
        </p>
        {room.level !== 'enough' && <p role="alert">{t(room.level)}</p>}
        {risk && <p role="alert">{t('eviction')}</p>}
        {room.count > 0 && <p className="muted small">{persisted ? t('persisted') : t('notPersisted')}</p>}
        {room.count > 0 && (
          <div>
            <Button icon="retry" onClick={() => void fieldOutbox.sendAll()}>
              {t('sync')}
            </Button>
          </div>
        )}
        {room.count > 0 && <ExportPackage />}
        <div className="row">
          <Button href="/field/import" icon="inbox">
            {t('importPackage')}
          </Button>
          {install && (
            <Button icon="download" onClick={install}>
              {t('install')}
            </Button>
          )}
        </div>
        {apple && <p className="muted small">{t('installApple')}</p>}
      </div>
    </Card>
  );
}
