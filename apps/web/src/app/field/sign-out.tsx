import { type ReactElement, useState } from 'react';
import { draftCount } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { leave } from '../gate/gate.tsx';
import { ExportPackage } from './export-package.tsx';
import { useUnsent } from './use-unsent.ts';
import { fieldWords } from './words.ts';

/** Signing out takes everything off the phone: what has not been sent is said first. */
export function SignOut(): ReactElement {
  const t = useWords(fieldWords);
  const unsent = useUnsent().length;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    await leave();
  };
  const ask = () => (unsent + draftCount() > 0 ? setAsking(true) : void go());
  return (
    <>
      <Button block busy={busy} onClick={ask}>
        {t('signOut')}
      </Button>
      <Dialog
        open={asking}
        title={t('leaveTitle')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button variant="primary" onClick={() => setAsking(false)}>
              {t('leaveStay')}
            </Button>
            <Button variant="danger" busy={busy} onClick={() => void go()}>
              {t('leaveAnyway')}
            </Button>
          </>
        }
      >
        <p>{t('leaveBody', { n: unsent, drafts: draftCount() })}</p>
        {unsent > 0 && <ExportPackage />}
      </Dialog>
    </>
  );
}
