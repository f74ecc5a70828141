import { type ListVersion, publishList } from '@huying/server/contract/lists';
import { type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { toast } from '../../ui/toast-store.ts';
import { PreviewPart } from './preview-part.tsx';
import { useErrorCount } from './problems-view.tsx';
import { listWords } from './words.ts';

/** Publication by a second person, or why it is not for this one. */
export function PublishPart({ version, isDirty }: { version: ListVersion; isDirty: boolean }): ReactElement {
  const t = useWords(listWords);
  const { person } = useSession();
  const [, go] = useLocation();
  const [isAsking, setIsAsking] = useState(false);
  const errors = useErrorCount(version.id);
  const mayPublish = version.abilities.includes('publish');
  const isOwn = version.draftedBy?.id === person.id;
  const publish = async () => {
    await call(publishList, { params: { id: version.id }, body: { version: version.version } });
    await Promise.all([refresh('/api/list'), refresh('/api/categories'), refresh('/api/rejections')]);
    toast(t('published', { n: version.number }));
    go(`/desk/lists/${version.list}`);
  };
  return (
    <Card title={t('publish')}>
      <div className="stack">
        <PreviewPart version={version} isDirty={isDirty} />
        {!mayPublish ? (
          <p>{t(isOwn ? 'publishOwn' : 'publishOther')}</p>
        ) : isDirty ? (
          <p>{t('publishFirstSave')}</p>
        ) : errors !== undefined && errors > 0 ? (
          <p>{t('publishErrors', { n: errors })}</p>
        ) : (
          <p>{t('publishBody')}</p>
        )}
        {mayPublish && (
          <div className="row">
            <Button variant="primary" disabled={isDirty || errors !== 0} onClick={() => setIsAsking(true)}>
              {t('publish')}
            </Button>
          </div>
        )}
      </div>
      <ConfirmDialog
        open={isAsking}
        title={t('publishTitle', { list: t(version.list), n: version.number })}
        confirm={t('publish')}
        onConfirm={publish}
        onClose={() => setIsAsking(false)}
      >
        {t('publishBody')}
      </ConfirmDialog>
    </Card>
  );
}
