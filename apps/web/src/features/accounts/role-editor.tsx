import { putRole, type Role } from '@huying/server/contract/accounts';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { groupsOf, useGroupName } from './role-words.tsx';
import { useRoles } from './use-people.ts';
import { accountWords } from './words.ts';

const scopes: readonly Role['scope'][] = ['tenant', 'place', 'unit', 'own', 'none'];
const fresh: Role = {
  code: '',
  name: '',
  nameEn: '',
  scope: 'unit',
  permissions: ['place.read', 'unit.read', 'list.read', 'notification.read'],
  exclusive: null,
  builtIn: false,
  holders: 0,
  version: 0,
};

/** Name, scope and permissions of a role; says before saving what is added and taken away. */
export function RoleEditor({ role, onMade }: { role: Role | undefined; onMade: (code: string) => void }): ReactElement {
  const t = useWords(accountWords);
  const { permissions, permissionName } = useRoles();
  const groupName = useGroupName();
  const before = role ?? fresh;
  const { code, name, nameEn, scope, permissions: held } = before;
  const draft = useDraft(`accounts.role.${role?.code ?? 'new'}.${before.version}`, {
    code,
    name,
    nameEn,
    scope,
    permissions: held,
  });
  const { value, change, clear } = draft;
  const [isTouched, setIsTouched] = useState(draft.restored);
  const saving = useSaving<Role>(
    before,
    [
      { key: 'name', label: t('roleName') },
      { key: 'nameEn', label: t('roleNameEn') },
      { key: 'scope', label: t('roleScope'), show: (each) => t(`scope.${each as Role['scope']}`) },
      {
        key: 'permissions',
        label: t('rolePermissions'),
        show: (codes) => (codes as string[]).map(permissionName).join('、'),
      },
    ],
    async (next) => {
      const body = {
        version: next.version,
        name: next.name.trim(),
        nameEn: next.nameEn.trim(),
        scope: next.scope,
        permissions: next.permissions,
      };
      await call(putRole, { params: { code: next.code.trim() }, body });
      clear();
      setIsTouched(false);
      await refresh('/api/roles');
      toast(t('saved'));
      if (!role) onMade(next.code.trim());
    },
  );
  const edit = (part: Partial<typeof value>) => {
    setIsTouched(true);
    change(part);
  };
  const turn = (permission: string, on: boolean) =>
    edit({
      permissions: on ? [...value.permissions, permission] : value.permissions.filter((each) => each !== permission),
    });
  const added = value.permissions.filter((each) => !held.includes(each)).map(permissionName);
  const dropped = held.filter((each) => !value.permissions.includes(each)).map(permissionName);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ ...before, ...value });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <div className="account-pair">
        {!role && (
          <TextField
            label={t('roleCode')}
            hint={t('roleCodeHint')}
            maxLength={40}
            value={value.code}
            onChange={(next) => edit({ code: next })}
            error={saving.fault?.fieldFault('code')}
          />
        )}
        <TextField label={t('roleName')} maxLength={40} value={value.name} onChange={(next) => edit({ name: next })} />
        <TextField
          label={t('roleNameEn')}
          optional
          maxLength={60}
          value={value.nameEn}
          onChange={(next) => edit({ nameEn: next })}
        />
        <SelectField<Role['scope']>
          label={t('roleScope')}
          value={value.scope}
          onChange={(next) => next && edit({ scope: next })}
          options={scopes.map((each) => ({ value: each, label: t(`scope.${each}`) }))}
        />
      </div>
      <div className="account-groups">
        {groupsOf(permissions).map(({ group, entries }) => (
          <fieldset key={group}>
            <legend className="field-label">{groupName(group)}</legend>
            <div className="account-checks">
              {entries.map((entry) => (
                <Checkbox
                  key={entry.code}
                  checked={value.permissions.includes(entry.code)}
                  onChange={(on) => turn(entry.code, on)}
                >
                  {permissionName(entry.code)}
                </Checkbox>
              ))}
            </div>
          </fieldset>
        ))}
      </div>
      <div role="status">
        {added.length > 0 && <p>{t('roleAdd', { names: added.join('、') })}</p>}
        {dropped.length > 0 && <p>{t('roleDrop', { names: dropped.join('、') })}</p>}
      </div>
      <p className="muted">{t('roleEffect')}</p>
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={!isTouched || value.name.trim() === ''}>
          {t('save')}
        </Button>
        {isTouched && (
          <Button
            onClick={() => {
              clear();
              setIsTouched(false);
            }}
          >
            {t('cancel')}
          </Button>
        )}
      </div>
      {saving.dialog}
    </form>
  );
}
