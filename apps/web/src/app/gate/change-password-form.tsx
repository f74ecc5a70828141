import { changePassword } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { errorText } from '../../lib/api-error.ts';
import { call } from '../../lib/api.ts';
import { useWords } from '../../lib/i18n.ts';
import { session } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { FieldError } from '../../ui/field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { gateWords } from './words.ts';

/** The first thing a person with a starting password sees, and the only thing until it is done. */
export function ChangePasswordForm(): ReactElement {
  const t = useWords(gateWords);
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setFault(null);
    try {
      session.set(await call(changePassword, { body: { current, next }, renewsSession: false }));
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {fault !== null && <FieldError>{errorText(fault)}</FieldError>}
      <TextField
        label={t('currentPassword')}
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={setCurrent}
      />
      <TextField
        label={t('nextPassword')}
        hint={t('nextPasswordHint')}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={setNext}
      />
      <Button variant="primary" size="large" block type="submit" busy={busy} disabled={!current || !next}>
        {t('save')}
      </Button>
    </form>
  );
}
