import { type ReactElement, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { newCode, packParcels } from '../../lib/offline-package.ts';
import { useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { saveBlob } from '../../ui/code-picture.ts';
import { useUnsent } from './use-unsent.ts';
import { fieldWords } from './words.ts';

/** 导出离线包: the last resort where there is never a signal. */
export function ExportPackage(): ReactElement {
  const t = useWords(fieldWords);
  const { person } = useSession();
  const unsent = useUnsent();
  const [busy, setBusy] = useState(false);
  const [code, setCode] = useState('');
  const save = async () => {
    setBusy(true);
    const made = newCode();
    try {
      const day = new Date().toISOString().slice(0, 10);
      saveBlob(await packParcels(unsent, { id: person.id, name: person.name }, made), `离线包-${day}.huying`);
      setCode(`${made.slice(0, 4)}-${made.slice(4)}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="stack stack-tight">
      <p className="muted small">{t('exportHint')}</p>
      <div>
        <Button icon="download" busy={busy} onClick={() => void save()}>
          {t('exportPackage')}
        </Button>
      </div>
      {code && (
        <div role="status">
          <p>{t('exported')}</p>
          <p>
            <strong className="package-code">{code}</strong>
          </p>
          <p className="muted small">{t('packageCodeHint')}</p>
        </div>
      )}
    </div>
  );
}
