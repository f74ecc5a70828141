import { importTemplate } from '@huying/server/contract/exchange';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { useDownload } from './use-download.ts';
import { exchangeWords } from './words.ts';

/** An empty table with the columns an import knows, for those who have no export of another system. */
export function TemplateButton(): ReactElement {
  const t = useWords(exchangeWords);
  const { busy, fault, download } = useDownload();
  return (
    <>
      {fault && <FieldError>{fault.message}</FieldError>}
      <Button icon="download" busy={busy} onClick={() => download(importTemplate, {}, `${t('templateName')}.xlsx`)}>
        {t('template')}
      </Button>
    </>
  );
}
