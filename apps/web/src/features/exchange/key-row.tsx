import { type ApiKey, revokeApiKey } from '@huying/server/contract/exchange';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Ago } from '../../ui/ago.tsx';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useScopeName } from './key-scope.ts';
import { keyWords } from './key-words.ts';

/** One key: whose, what for, since when, used when. The key itself nobody can see again. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }): ReactElement {
  const t = useWords(keyWords);
  const scopeName = useScopeName();
  const [isAsking, setIsAsking] = useState(false);
  const { id, name, permissions, createdAt, createdBy, revokedAt, lastUsedAt } = apiKey;
  const revoke = async () => {
    await call(revokeApiKey, { params: { id } });
    await refresh('/api/api-keys');
    toast(t('revokeDone', { name }));
  };
  return (
    <li>
      <div className="exchange-list-main">
        <strong>{name}</strong>
        <p>{permissions.map(scopeName).join('、')}</p>
        <p className="muted small">
          {t('made')} <Ago at={createdAt} />
          {createdBy !== null && `（${t('by', { name: createdBy })}）`}
          {' · '}
          {lastUsedAt === null ? (
            t('neverUsed')
          ) : (
            <>
              {t('lastUsed')} <Ago at={lastUsedAt} />
            </>
          )}
          {revokedAt !== null && (
            <>
              {' · '}
              {t('revokedAt')} <Ago at={revokedAt} />
            </>
          )}
        </p>
      </div>
      <StatusTag tone={revokedAt === null ? 'success' : 'neutral'}>
        {t(revokedAt === null ? 'inUse' : 'revoked')}
      </StatusTag>
      {revokedAt === null && (
        <Button label={t('revokeOf', { name })} onClick={() => setIsAsking(true)}>
          {t('revoke')}
        </Button>
      )}
      <ConfirmDialog
        open={isAsking}
        title={t('revokeTitle', { name })}
        confirm={t('revoke')}
        danger
        onConfirm={revoke}
        onClose={() => setIsAsking(false)}
      >
        {t('revokeBody')}
      </ConfirmDialog>
    </li>
  );
}
