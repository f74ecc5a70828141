import type { ReactElement } from 'react';
import { copyText } from '../../lib/clipboard.ts';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { toast } from '../../ui/toast-store.ts';
import { accountWords } from './words.ts';

/** Told once: nothing keeps it, not even a draft. */
export function TemporaryPassword({ value }: { value: string }): ReactElement {
  const t = useWords(accountWords);
  const copy = async () => {
    if (await copyText(value)) toast(t('copied'));
    else toast(t('copyFailed'), { tone: 'problem' });
  };
  return (
    <div className="stack stack-tight">
      <strong>{t('temporary')}</strong>
      <div className="account-secret">
        <code>{value}</code>
        <Button icon="copy" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <p className="muted">{t('temporaryBody')}</p>
    </div>
  );
}
