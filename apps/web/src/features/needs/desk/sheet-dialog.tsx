import { importNeeds, importResources } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { SheetImport } from '../../../ui/desk/sheet-import.tsx';
import { needDeskWords } from './words.ts';

const endpoints = { needs: importNeeds, resources: importResources };

interface SheetDialogProps {
  what: keyof typeof endpoints;
  open: boolean;
  onClose: () => void;
}

/** New rows, and those that were exported and written over. */
export function SheetDialog({ what, open, onClose }: SheetDialogProps): ReactElement {
  const t = useWords(needDeskWords);
  return (
    <SheetImport
      title={t(what === 'needs' ? 'importTitleNeeds' : 'importTitleResources')}
      open={open}
      onClose={onClose}
      hint={t('importHint')}
      send={(form) => call(endpoints[what], { form, timeoutMs: 300_000 })}
      onStored={() => void refresh(`/api/${what}`)}
    />
  );
}
