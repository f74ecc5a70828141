import { DownloadOutlined } from '@ant-design/icons';
import { type ExportQuery, exportRequestsCsv, exportRequestsXlsx } from '@huying/server/contract/exchange';
import { Button, Dropdown } from 'antd';
import { type ReactElement, useState } from 'react';
import { errorText } from '../../../../lib/api-error.ts';
import { call, urlOf } from '../../../../lib/api.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { mayUse, useSession } from '../../../../lib/session.ts';
import { useAct } from '../../../../lib/use-act.ts';
import { saveBlob } from '../../../../ui/code-picture.ts';
import { toast } from '../../../../ui/toast-store.ts';
import { EXPORT_TIMEOUT_MS, ExportContacts } from './export-contacts.tsx';
import type { ListQuery } from './list-query.ts';
import { listWords } from './words.ts';

/** What the list shows, all of it, as a file; reporters' contacts in full only to whoever may see them and says why. */
export function ExportButton({ query }: { query: ListQuery }): ReactElement | null {
  const t = useWords(listWords);
  const lang = useLanguage();
  const session = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const { busy, run } = useAct();
  if (!mayUse(session, 'request.export')) return null;
  // In what order the list stands is no concern of a table, which is sorted where it is read.
  const { sort: _order, ...filter } = query;
  const asked: ExportQuery = { ...filter, lang: lang === 'en' ? 'en' : 'zh' };
  // A workbook may be refused, for too many rows: that has to be said. A table of any length goes past the page to the disk.
  const saveWorkbook = () =>
    run(async () => {
      try {
        const blob = await call(exportRequestsXlsx, { query: asked, timeoutMs: EXPORT_TIMEOUT_MS });
        saveBlob(blob, `${t('exportName')}.xlsx`);
      } catch (error) {
        toast(errorText(error), { tone: 'problem' });
      }
    });
  const items = [
    { key: 'xlsx', label: t('exportXlsx'), onClick: () => void saveWorkbook() },
    {
      key: 'csv',
      label: (
        <a href={urlOf(exportRequestsCsv, { query: asked })} download>
          {t('exportCsv')}
        </a>
      ),
    },
    ...(mayUse(session, 'request.reveal')
      ? [{ key: 'contacts', label: t('exportContacts'), onClick: () => setIsAsking(true) }]
      : []),
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button icon={<DownloadOutlined aria-hidden />} title={t('exportHint')} loading={busy}>
          {t('export')}
        </Button>
      </Dropdown>
      <ExportContacts open={isAsking} query={asked} onClose={() => setIsAsking(false)} />
    </>
  );
}
