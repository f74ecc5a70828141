import { createApiKey, type KeyPermission, keyPermissions } from '@huying/server/contract/exchange';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { copyText } from '../../lib/clipboard.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Choices } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { keyWords } from './key-words.ts';

const LEAST_NAME = 2;

interface NewKeyDialogProps {
  open: boolean;
  onClose: () => void;
}

/** A new key, then the key itself, shown once: nothing keeps it, not even a draft. */
export function NewKeyDialog({ open, onClose }: NewKeyDialogProps): ReactElement {
  const t = useWords(keyWords);
  const [secret, setSecret] = useState<string | null>(null);
  const close = () => {
    setSecret(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={t(secret === null ? 'make' : 'created')}
      onClose={close}
      {...(secret !== null && { actions: <Button onClick={close}>{t('kept')}</Button> })}
    >
      {secret === null ? <NewKeyForm onMade={setSecret} /> : <Secret value={secret} />}
    </Dialog>
  );
}

function NewKeyForm({ onMade }: { onMade: (key: string) => void }): ReactElement {
  const t = useWords(keyWords);
  const { value, change, clear } = useDraft<{ name: string; permissions: KeyPermission[] }>('exchange.new-key', {
    name: '',
    permissions: [],
  });
  const { busy, fault, run } = useAct();
  const { name, permissions } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { key } = await call(createApiKey, { body: { name: name.trim(), permissions } });
      clear();
      onMade(key);
      void refresh('/api/api-keys');
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        maxLength={60}
        value={name}
        onChange={(next) => change({ name: next })}
        error={fault?.fieldFault('name')}
      />
      <Choices<KeyPermission>
        label={t('scope')}
        hint={t('scopeHint')}
        value={permissions}
        onChange={(next) => change({ permissions: next })}
        options={keyPermissions.map((code) => ({
          value: code,
          label: t(`scope.${code}`),
          hint: t(`scope.${code}.hint`),
        }))}
      />
      <FormFault fault={fault} />
      <Button
        variant="primary"
        type="submit"
        busy={busy}
        disabled={name.trim().length < LEAST_NAME || permissions.length === 0}
      >
        {t('create')}
      </Button>
    </form>
  );
}

function Secret({ value }: { value: string }): ReactElement {
  const t = useWords(keyWords);
  const copy = async () => {
    if (await copyText(value)) toast(t('copied'));
    else toast(t('copyFailed'), { tone: 'problem' });
  };
  return (
    <div className="stack stack-tight">
      <strong>{t('once')}</strong>
      <div className="exchange-secret">
        <code>{value}</code>
        <Button variant="primary" icon="copy" onClick={() => void copy()}>
          {t('copy')}
        </Button>
      </div>
      <p>{t('onceBody')}</p>
      <p className="muted">{t('use')}</p>
    </div>
  );
}
