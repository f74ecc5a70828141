import { listPeople, type Role } from '@huying/server/contract/accounts';
import { Button } from 'antd';
import { Fragment, type ReactElement } from 'react';
import { Link } from 'wouter';
import { useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ScrollBox } from '../../ui/desk/scroll-box.tsx';
import { AccountsFrame } from './accounts-frame.tsx';
import { groupsOf, useGroupName } from './role-words.tsx';
import { useRoles } from './use-people.ts';
import { accountWords } from './words.ts';

/** A2: the three administrators, every role, and the table of who may do what. */
export function RolesPage(): ReactElement {
  const t = useWords(accountWords);
  const current = useSession();
  const { data, error, refetch, roles } = useRoles();
  return (
    <AccountsFrame
      title={t('roles')}
      description={t('rolesHint')}
      actions={
        mayUse(current, 'role.manage') && (
          <Link href="/desk/accounts/roles/new" asChild>
            <Button type="primary">{t('newRole')}</Button>
          </Link>
        )
      }
    >
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={12} />}
      {data && (
        <>
          <Card title={t('separation')}>
            <div className="stack">
              <p>{t('separationBody')}</p>
              <div className="account-three">
                <Office role={roles.find(({ code }) => code === 'system-admin')} does={t('systemDoes')} />
                <Office role={roles.find(({ code }) => code === 'security-admin')} does={t('securityDoes')} />
                <Office role={roles.find(({ code }) => code === 'audit-admin')} does={t('auditDoes')} />
              </div>
            </div>
          </Card>
          <Card title={t('matrix')}>
            <div className="stack">
              <p className="muted">{t('matrixHint')}</p>
              <Matrix />
            </div>
          </Card>
        </>
      )}
    </AccountsFrame>
  );
}

function Office({ role, does }: { role: Role | undefined; does: string }): ReactElement | null {
  const t = useWords(accountWords);
  const { nameOf } = useRoles();
  const { data } = useAnswer(listPeople, { query: { role: role?.code ?? '', active: true, limit: 3 } });
  if (!role) return null;
  const names = (data?.items ?? []).map(({ name }) => name).join('、');
  const held =
    role.holders === 0
      ? t('heldByNone')
      : role.holders > 3
        ? t('heldByMany', { names, n: role.holders })
        : t('heldBy', { names });
  return (
    <div>
      <h3>{nameOf(role)}</h3>
      <p>{does}</p>
      <p className="muted">{held}</p>
    </div>
  );
}

function Matrix(): ReactElement {
  const t = useWords(accountWords);
  const { roles, permissions, nameOf, permissionName } = useRoles();
  const groupName = useGroupName();
  return (
    <ScrollBox label={t('matrix')} className="account-matrix-frame">
      <table className="account-matrix">
        <thead>
          <tr>
            <th scope="col">{t('permission')}</th>
            {roles.map((role) => (
              <th scope="col" key={role.code}>
                <Link href={`/desk/accounts/roles/${role.code}`} className="account-link">
                  {nameOf(role)}
                </Link>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t('seesShort')}</th>
            {roles.map(({ code, scope }) => (
              <td key={code}>{t(`scopeShort.${scope}`)}</td>
            ))}
          </tr>
          {groupsOf(permissions).map(({ group, entries }) => (
            <Fragment key={group}>
              <tr className="account-group">
                <th scope="rowgroup" colSpan={roles.length + 1}>
                  {groupName(group)}
                </th>
              </tr>
              {entries.map(({ code }) => (
                <tr key={code}>
                  <th scope="row">{permissionName(code)}</th>
                  {roles.map((role) => (
                    <td key={role.code}>
                      {role.permissions.includes(code) ? (
                        <span className="account-yes">
                          <Icon name="check" />
                          <span className="sr-only">{t('yes')}</span>
                        </span>
                      ) : (
                        <span className="sr-only">{t('no')}</span>
                      )}
                    </td>
                  ))}
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}
