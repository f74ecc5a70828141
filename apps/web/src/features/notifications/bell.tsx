import './bell.css';
import { BellOutlined } from '@ant-design/icons';
import { countNotifications, listNotifications } from '@huying/server/contract/notifications';
import { Badge, Button, Popover } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live.ts';
import { useAnswer } from '../../lib/query.ts';
import { useNarrow } from '../../lib/use-media.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { NoticeList } from './notice-list.tsx';
import { readAllUntil, reloadNotices } from './read-notices.ts';
import { notificationWords } from './words.ts';

/** The bell of the desk: how many are unread, and what they say. */
export function Bell(): ReactElement {
  const t = useWords(notificationWords);
  const [open, setOpen] = useState(false);
  const count = useAnswer(countNotifications);
  useLive('notice', reloadNotices, reloadNotices);
  const unread = count.data?.unread ?? 0;
  const isNarrow = useNarrow();
  const [, go] = useLocation();
  const button = (
    <Button
      type="text"
      aria-label={t('bell', { n: unread })}
      icon={
        <Badge count={unread} overflowCount={99} size="small" offset={[4, -4]}>
          <BellOutlined className="bell-icon" aria-hidden />
        </Badge>
      }
      {...(isNarrow && { onClick: () => go('/desk/notices') })}
    />
  );
  // A phone has no room for a list beside the bell: it has the page.
  if (isNarrow) return button;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      content={<Unread onGo={() => setOpen(false)} />}
      destroyOnHidden
    >
      {button}
    </Popover>
  );
}

function Unread({ onGo }: { onGo: () => void }): ReactElement {
  const t = useWords(notificationWords);
  const { data, error, refetch } = useAnswer(listNotifications, { query: { unread: true, limit: 20 } });
  const body = () => {
    if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
    if (!data) return <Skeleton lines={4} />;
    if (data.items.length === 0) return <Empty title={t('none')}>{t('noneBody')}</Empty>;
    return <NoticeList items={data.items} onGo={onGo} />;
  };
  return (
    <div className="bell-notices">
      {body()}
      <div className="row">
        <Link className="row-link" href="/desk/notices" onClick={onGo}>
          {t('seeAll')}
        </Link>
        {data && data.items.length > 0 && (
          <Button onClick={() => void readAllUntil(data.items[0])}>{t('readAll')}</Button>
        )}
      </div>
    </div>
  );
}
