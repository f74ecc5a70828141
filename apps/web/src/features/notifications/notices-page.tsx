import { listNotifications } from '@huying/server/contract/notifications';
import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live.ts';
import { usePages } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { LoadMore } from '../../ui/desk/load-more.tsx';
import { PageHeader } from '../../ui/desk/page-header.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NoticeList } from './notice-list.tsx';
import { readAllUntil, reloadNotices } from './read-notices.ts';
import { notificationWords } from './words.ts';

/** Everything the bell has ever told this post. */
export function NoticesPage(): ReactElement {
  const t = useWords(notificationWords);
  const [unreadOnly, setUnreadOnly] = useState(false);
  const pages = usePages(listNotifications, { query: { limit: 30, ...(unreadOnly && { unread: true }) } });
  useLive('notice', reloadNotices, reloadNotices);
  const { rows, isPending, error } = pages;
  const hasUnread = rows.some(({ unread }) => unread);
  const body = () => {
    if (isPending) return <Skeleton lines={8} />;
    if (error && rows.length === 0) return <ErrorState error={error} onRetry={pages.reload} />;
    if (rows.length === 0) return <Empty title={t(unreadOnly ? 'none' : 'noneAny')}>{t('noneBody')}</Empty>;
    return (
      <>
        <NoticeList items={rows} />
        <LoadMore pages={pages} isWatched />
      </>
    );
  };
  return (
    <div className="desk-page">
      <PageHeader
        title={t('title')}
        actions={hasUnread && <Button onClick={() => void readAllUntil(rows[0])}>{t('readAll')}</Button>}
      />
      <Checkbox checked={unreadOnly} onChange={setUnreadOnly}>
        {t('unreadOnly')}
      </Checkbox>
      <Card>{body()}</Card>
    </div>
  );
}
