import { effectTemplate, importEffects } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { call, urlOf } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { Button } from '../../../ui/button.tsx';
import { SheetImport } from '../../../ui/desk/sheet-import.tsx';
import { effectWords } from './words.ts';

/** The form with the projects that wait, try first, then import; wrong rows go back to be mended. */
export function EffectsImport({ open, onClose }: { open: boolean; onClose: () => void }): ReactElement {
  const t = useWords(effectWords);
  return (
    <SheetImport
      title={t('importTitle')}
      open={open}
      onClose={onClose}
      hint={t('importBody')}
      template={
        <Button icon="download" href={`${location.origin}${urlOf(effectTemplate)}`}>
          {t('template')}
        </Button>
      }
      send={(form) => call(importEffects, { form, timeoutMs: 300_000 })}
      onStored={() => void refresh('/api/project')}
    />
  );
}
