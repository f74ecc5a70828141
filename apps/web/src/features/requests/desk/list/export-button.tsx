import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { type ListQuery, sortOf, writeQuery } from './list-query.ts';
import { listWords } from './words.ts';

/** What the list shows, all of it, as a file; the server masks what the post may not see. */
export function ExportButton({ query }: { query: ListQuery }): ReactElement | null {
  const t = useWords(listWords);
  const session = useSession();
  if (!mayUse(session, 'request.export')) return null;
  const hrefOf = (format: 'xlsx' | 'csv') =>
    `/api/exports/requests.${format}?${writeQuery({ ...query, sort: sortOf(query) })}`;
  const item = (format: 'xlsx' | 'csv', label: string) => ({
    key: format,
    label: (
      <a href={hrefOf(format)} download>
        {label}
      </a>
    ),
  });
  return (
    <Dropdown trigger={['click']} menu={{ items: [item('xlsx', t('exportXlsx')), item('csv', t('exportCsv'))] }}>
      <Button icon={<DownloadOutlined />} title={t('exportHint')}>
        {t('export')}
      </Button>
    </Dropdown>
  );
}
