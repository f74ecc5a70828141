import './bell.css';
import type { Notice } from '@huying/server/contract/notifications';
import type { ReactElement } from 'react';
import { Link } from 'wouter';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { noticePage } from '../../lib/matter-page.ts';
import { dateTimeText } from '../../lib/time.ts';
import { classNames } from '../../ui/class-names.ts';
import { readOne } from './read-notices.ts';
import { notificationWords } from './words.ts';

interface NoticeListProps {
  items: readonly Notice[];
  onGo?: () => void;
}

/** Notices, newest first; one that leads somewhere goes there and counts as read. */
export function NoticeList({ items, onGo }: NoticeListProps): ReactElement {
  const t = useWords(notificationWords);
  const lang = useLanguage();
  return (
    <ul className="notices" aria-label={t('list')}>
      {items.map((notice) => {
        const { id, kind, matterId, text, createdAt, unread } = notice;
        const href = noticePage(kind, matterId);
        const body = (
          <>
            <span className={classNames(unread && 'notice-unread')}>
              {text}
              {unread && <span className="sr-only">（{t('unread')}）</span>}
            </span>
            <time className="muted small" dateTime={createdAt}>
              {dateTimeText(createdAt, lang)}
            </time>
          </>
        );
        const open = () => {
          readOne(notice);
          onGo?.();
        };
        return (
          <li key={id}>
            {href ? (
              <Link className="notice" href={href} onClick={open}>
                {body}
              </Link>
            ) : (
              <p className="notice">{body}</p>
            )}
          </li>
        );
      })}
    </ul>
  );
}
