import './exchange.css';
import { listApiKeys } from '@huying/server/contract/exchange';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { KeyRow } from './key-row.tsx';
import { keyWords } from './key-words.ts';
import { NewKeyDialog } from './new-key-dialog.tsx';
import { OpenInterface } from './open-interface.tsx';

/** Keys of other systems: made, seen once, watched and revoked; and the interface they speak. */
export function KeysPage(): ReactElement {
  const t = useWords(keyWords);
  const session = useSession();
  const [isMaking, setIsMaking] = useState(false);
  const { data, error, refetch } = useAnswer(listApiKeys);
  const make = (
    <Button variant="primary" icon="plus" onClick={() => setIsMaking(true)}>
      {t('make')}
    </Button>
  );
  const isEmpty = data?.items.length === 0;
  return (
    <div className="desk-page">
      <PageHeader title={t('title')} description={t('hint')} actions={data && !isEmpty && make} />
      <Card>
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton lines={5} />}
        {isEmpty && (
          <Empty title={t('none')} action={make}>
            {t('noneBody')}
          </Empty>
        )}
        {data && !isEmpty && (
          <ul className="exchange-list">
            {data.items.map((key) => (
              <KeyRow key={key.id} apiKey={key} />
            ))}
          </ul>
        )}
      </Card>
      {mayUse(session, 'settings.manage') && <OpenInterface />}
      <NewKeyDialog open={isMaking} onClose={() => setIsMaking(false)} />
    </div>
  );
}
