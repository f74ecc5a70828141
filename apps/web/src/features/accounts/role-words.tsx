import type { Role } from '@huying/server/contract/accounts';
import { Fragment, type ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { useRoles } from './use-people.ts';
import { accountWords, type AccountWord, zh } from './words.ts';

const isWord = (key: string): key is AccountWord => key in zh;

/** Permissions by what they are about, in the order of the catalogue: 'request.read' belongs to 'request'. */
export function groupsOf<E extends { code: string }>(entries: readonly E[]): { group: string; entries: E[] }[] {
  const groups = new Map<string, E[]>();
  for (const entry of entries) {
    const group = entry.code.split('.')[0] ?? '';
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  return [...groups].map(([group, own]) => ({ group, entries: own }));
}

export function useGroupName(): (group: string) => string {
  const t = useWords(accountWords);
  return (group) => {
    const key = `group.${group}`;
    return isWord(key) ? t(key as 'group.request') : group;
  };
}

/** What a role sees and may do, in sentences: the view of somebody who holds it, without signing in as them. */
export function RoleInWords({ role, scope }: { role: Role; scope?: Role['scope'] }): ReactElement {
  const t = useWords(accountWords);
  const { permissions, permissionName } = useRoles();
  const groupName = useGroupName();
  const held = permissions.filter(({ code }) => role.permissions.includes(code));
  return (
    <dl className="account-may">
      <dt>{t('sees')}</dt>
      <dd>{t(`scope.${scope ?? role.scope}`)}</dd>
      <dt>{t('mayList')}</dt>
      {held.length === 0 && <dd>{t('nothing')}</dd>}
      {groupsOf(held).map(({ group, entries }) => (
        <Fragment key={group}>
          <dd>
            <strong>{groupName(group)}</strong>
            {'：'}
            {entries.map(({ code }) => permissionName(code)).join('；')}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
