import { createPerson } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { TemporaryPassword } from './temporary-password.tsx';
import { accountWords } from './words.ts';

type Made = Output<typeof createPerson>;

interface NewPersonDialogProps {
  open: boolean;
  onClose: () => void;
  onOpenPerson: (id: string) => void;
}

/** A new account, then its first password, shown once. */
export function NewPersonDialog({ open, onClose, onOpenPerson }: NewPersonDialogProps): ReactElement {
  const t = useWords(accountWords);
  const [made, setMade] = useState<Made | null>(null);
  const close = () => {
    setMade(null);
    onClose();
  };
  return (
    <Dialog
      open={open}
      title={made ? t('created', { name: made.person.name }) : t('addPerson')}
      onClose={close}
      {...(made && {
        actions: (
          <>
            <Button variant="primary" onClick={close}>
              {t('toldDone')}
            </Button>
            <Button
              onClick={() => {
                onOpenPerson(made.person.id);
                close();
              }}
            >
              {t('openPerson')}
            </Button>
          </>
        ),
      })}
    >
      {made ? (
        <>
          <TemporaryPassword value={made.temporaryPassword} />
          <p>{t('next')}</p>
        </>
      ) : (
        <NewPersonForm onMade={setMade} />
      )}
    </Dialog>
  );
}

function NewPersonForm({ onMade }: { onMade: (made: Made) => void }): ReactElement {
  const t = useWords(accountWords);
  const { value, change, clear } = useDraft('accounts.new-person', { name: '', username: '', phone: '' });
  const { busy, fault, run } = useAct();
  const { name, username, phone } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = { name: name.trim(), username: username.trim(), ...(phone.trim() && { phone: phone.trim() }) };
      const answer = await call(createPerson, { body });
      clear();
      onMade(answer);
      void refresh('/api/people');
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p className="muted">{t('addHint')}</p>
      <TextField
        label={t('name')}
        maxLength={40}
        value={name}
        onChange={(next) => change({ name: next })}
        error={fault?.fieldFault('name')}
      />
      <TextField
        label={t('username')}
        hint={t('usernameHint')}
        maxLength={64}
        value={username}
        onChange={(next) => change({ username: next })}
        error={fault?.fieldFault('username')}
      />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        optional
        type="tel"
        maxLength={24}
        value={phone}
        onChange={(next) => change({ phone: next })}
        error={fault?.fieldFault('phone')}
      />
      <FormFault fault={fault} />
      <Button variant="primary" type="submit" busy={busy} disabled={name.trim() === '' || username.trim().length < 2}>
        {t('create')}
      </Button>
    </form>
  );
}
