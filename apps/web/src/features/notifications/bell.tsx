import './bell.css';
import { BellOutlined } from '@ant-design/icons';
import { countNotifications, listNotifications, readNotifications } from '@huying/server/contract/notifications';
import { Badge, Button, Popover } from 'antd';
import { type ReactElement, useState } from 'react';
import { Link } from 'wouter';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useLive } from '../../lib/live.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { dateTimeText } from '../../lib/time.ts';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { notificationWords } from './words.ts';

const reload = (): void => void refresh('/api/notifications');

/** The bell of the desk: how many are unread, and what they say. */
export function Bell(): ReactElement {
  const t = useWords(notificationWords);
  const [open, setOpen] = useState(false);
  const count = useAnswer(countNotifications);
  useLive('notice', reload, reload);
  const unread = count.data?.unread ?? 0;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      title={t('title')}
      content={<Notices onGo={() => setOpen(false)} />}
      destroyOnHidden
    >
      <Button
        type="text"
        aria-label={t('bell', { n: unread })}
        icon={
          <Badge count={unread} overflowCount={99} size="small">
            <BellOutlined />
          </Badge>
        }
      />
    </Popover>
  );
}

function Notices({ onGo }: { onGo: () => void }): ReactElement {
  const t = useWords(notificationWords);
  const lang = useLanguage();
  const { data, error, refetch } = useAnswer(listNotifications, { query: { unread: true, limit: 20 } });
  const readAll = async () => {
    const newest = data?.items[0];
    if (newest) await call(readNotifications, { body: { allUntil: newest.createdAt } });
    reload();
  };
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  if (data.items.length === 0) return <Empty title={t('none')}>{t('noneBody')}</Empty>;
  return (
    <div className="stack">
      <ul className="notices">
        {data.items.map(({ id, text, matterId, createdAt }) => {
          const body = (
            <>
              {text}
              <br />
              <time className="muted small" dateTime={createdAt}>
                {dateTimeText(createdAt, lang)}
              </time>
            </>
          );
          return (
            <li key={id}>
              {matterId ? (
                <Link href={`/desk/requests/${matterId}`} onClick={onGo}>
                  {body}
                </Link>
              ) : (
                <p>{body}</p>
              )}
            </li>
          );
        })}
      </ul>
      <Button onClick={() => void readAll()}>{t('readAll')}</Button>
    </div>
  );
}
