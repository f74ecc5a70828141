import { type Person, resetPassword, updatePerson } from '@huying/server/contract/accounts';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { dateTimeText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { GrantDialog } from './grant-dialog.tsx';
import { PersonForm } from './person-form.tsx';
import { PersonRights } from './person-rights.tsx';
import { PostList } from './post-list.tsx';
import { TemporaryPassword } from './temporary-password.tsx';
import { accountWords } from './words.ts';

type Asking = 'edit' | 'switch' | 'reset' | 'grant' | null;

/** One person: facts, posts with what they may do, and the acts that the caller may take. */
export function PersonPanel({ person }: { person: Person }): ReactElement {
  const t = useWords(accountWords);
  const current = useSession();
  const [asking, setAsking] = useState<Asking>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const { abilities, name } = person;
  const close = () => setAsking(null);
  // Only an administrator of accounts is told why the buttons are missing.
  const isBarred = mayUse(current, 'person.manage') && !abilities.update && person.id !== current.person.id;

  const turn = async () => {
    const active = !person.active;
    await call(updatePerson, { params: { id: person.id }, body: { version: person.version, active } });
    await refresh('/api/people');
    toast(t(active ? 'enabled' : 'disabled', { name }));
  };
  const reset = async () => {
    setSecret((await call(resetPassword, { params: { id: person.id } })).temporaryPassword);
    void refresh('/api/people');
  };
  return (
    <div className="stack stack-loose">
      <section className="stack">
        <h2>{t('facts')}</h2>
        {asking === 'edit' ? <PersonForm person={person} onDone={close} /> : <Facts person={person} />}
        {isBarred && <p className="muted">{t('notYours')}</p>}
        <div className="row">
          {abilities.update && asking !== 'edit' && <Button onClick={() => setAsking('edit')}>{t('edit')}</Button>}
          {abilities.resetPassword && <Button onClick={() => setAsking('reset')}>{t('reset')}</Button>}
          {abilities.update && person.id !== current.person.id && (
            <Button onClick={() => setAsking('switch')}>{t(person.active ? 'disable' : 'enable')}</Button>
          )}
        </div>
      </section>
      <section className="stack">
        <h2>{t('allPosts')}</h2>
        <PostList person={person} />
        {abilities.grantPost && (
          <div className="row">
            <Button variant="primary" icon="plus" onClick={() => setAsking('grant')}>
              {t('grant')}
            </Button>
          </div>
        )}
      </section>
      {mayUse(current, 'post.grant') && <PersonRights key={person.id} person={person} />}
      <ConfirmDialog
        open={asking === 'switch' && person.active}
        title={t('disableTitle', { name })}
        confirm={t('disable')}
        danger
        onConfirm={turn}
        onClose={close}
      >
        {t('disableBody')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'switch' && !person.active}
        title={t('enable')}
        confirm={t('enable')}
        onConfirm={turn}
        onClose={close}
      >
        {name}
      </ConfirmDialog>
      <ConfirmDialog
        open={asking === 'reset'}
        title={t('resetTitle', { name })}
        confirm={t('reset')}
        onConfirm={reset}
        onClose={close}
      >
        {t('resetBody')}
      </ConfirmDialog>
      <Dialog
        open={secret !== null}
        title={t('resetDone')}
        onClose={() => setSecret(null)}
        actions={
          <Button variant="primary" onClick={() => setSecret(null)}>
            {t('toldDone')}
          </Button>
        }
      >
        {secret !== null && <TemporaryPassword value={secret} />}
      </Dialog>
      <GrantDialog person={person} open={asking === 'grant'} onClose={close} />
    </div>
  );
}

function Facts({ person }: { person: Person }): ReactElement {
  const t = useWords(accountWords);
  const lang = useLanguage();
  const { name, username, phone, active, lastSignInAt, mustChangePassword } = person;
  return (
    <dl className="account-facts">
      <dt>{t('name')}</dt>
      <dd>{name}</dd>
      <dt>{t('username')}</dt>
      <dd>{username ?? '—'}</dd>
      <dt>{t('phone')}</dt>
      <dd>{phone ?? '—'}</dd>
      <dt>{t('lastSignIn')}</dt>
      <dd>{lastSignInAt === null ? t('never') : dateTimeText(lastSignInAt, lang)}</dd>
      <dt>{t('state')}</dt>
      <dd className="row">
        <StatusTag tone={active ? 'success' : 'neutral'}>{t(active ? 'activeYes' : 'activeNo')}</StatusTag>
        {mustChangePassword && <StatusTag tone="warning">{t('mustChange')}</StatusTag>}
      </dd>
    </dl>
  );
}
