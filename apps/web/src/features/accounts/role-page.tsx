import type { ReactElement } from 'react';
import { useLocation, useParams } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Empty } from '../../ui/empty.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { AccountsFrame } from './accounts-frame.tsx';
import { RoleEditor } from './role-editor.tsx';
import { RoleInWords } from './role-words.tsx';
import { useRoles } from './use-people.ts';
import { accountWords } from './words.ts';

/** One role in words, and the way to change it for the security administrator; `new` makes one. */
export function RolePage(): ReactElement {
  const t = useWords(accountWords);
  const { code = '' } = useParams();
  const current = useSession();
  const [, go] = useLocation();
  const { data, error, refetch, roles, nameOf } = useRoles();
  const role = roles.find((each) => each.code === code);
  const isNew = code === 'new';
  const manages = mayUse(current, 'role.manage');
  const holdsIt = current.posts.some((post) => post.role === code);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={12} />;
  if (!role && !(isNew && manages)) {
    return (
      <Empty
        title={t('roleGone')}
        icon="search"
        action={<Button href="/desk/accounts/roles">{t('backToRoles')}</Button>}
      >
        {t('roleGoneBody')}
      </Empty>
    );
  }
  return (
    <AccountsFrame
      title={role ? nameOf(role) : t('newRole')}
      actions={
        <>
          <Button href="/desk/accounts/roles">{t('backToRoles')}</Button>
          {role && <Button href={`/desk/accounts?role=${role.code}`}>{t('whoHolds')}</Button>}
        </>
      }
    >
      {role && (
        <Card title={t('may')} aside={<span className="muted">{t('holders', { n: role.holders })}</span>}>
          <RoleInWords role={role} />
        </Card>
      )}
      <Card title={t(isNew ? 'newRole' : 'editRole')}>
        {!manages ? (
          <p className="muted">{t('securityOnly')}</p>
        ) : holdsIt ? (
          <p className="muted">{t('roleOwn')}</p>
        ) : (
          <RoleEditor key={code} role={role} onMade={(made) => go(`/desk/accounts/roles/${made}`, { replace: true })} />
        )}
      </Card>
    </AccountsFrame>
  );
}
