import type { VersionHead } from '@huying/server/contract/lists';
import type { ReactElement } from 'react';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { dateTimeText } from '../../lib/time.ts';
import { listWords } from './words.ts';

/** 「第 3 版 · 3月5日 起执行 · 金海燕发布」. */
export function VersionText({ version }: { version: VersionHead }): ReactElement {
  const t = useWords(listWords);
  const lang = useLanguage();
  const { number, publishedAt, publishedBy } = version;
  const parts = [
    t('version', { n: number }),
    publishedAt === null ? null : t('since', { at: dateTimeText(publishedAt, lang) }),
    publishedAt === null ? null : publishedBy ? t('by', { name: publishedBy.name }) : t('bySystem'),
  ];
  return <>{parts.filter(Boolean).join(' · ')}</>;
}
