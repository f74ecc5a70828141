import { changePassword } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { session } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { accountWords } from './words.ts';

const blank = { current: '', next: '', repeat: '' };

/** One's own password. Typed twice, because nobody sees what was typed; kept nowhere. */
export function ChangePassword(): ReactElement {
  const t = useWords(accountWords);
  const [value, setValue] = useState(blank);
  const { busy, fault, run } = useAct();
  const { current, next, repeat } = value;
  const differ = repeat !== '' && next !== repeat;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (differ) return;
    void run(async () => {
      session.set(await call(changePassword, { body: { current, next }, renewsSession: false }));
      setValue(blank);
      toast(t('passwordChanged'));
    });
  };
  return (
    <form className="stack account-narrow" onSubmit={submit}>
      <TextField
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(typed) => setValue({ ...value, current: typed })}
      />
      <TextField
        label={t('nextPassword')}
        hint={t('nextPasswordHint')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={(typed) => setValue({ ...value, next: typed })}
      />
      <TextField
        label={t('repeatPassword')}
        type="password"
        autoComplete="new-password"
        value={repeat}
        onChange={(typed) => setValue({ ...value, repeat: typed })}
        error={differ ? t('differ') : undefined}
      />
      <FormFault fault={fault} />
      <Button variant="primary" type="submit" busy={busy} disabled={!current || !next || next !== repeat}>
        {t('changePassword')}
      </Button>
    </form>
  );
}
