import { type Unit, updateUnit } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { subtreeOf, treeIndex } from '../../ui/desk/tree-rows.ts';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { toast } from '../../ui/toast-store.ts';
import { unitWords } from './words.ts';

/** Another parent: any open unit that does not lie below this one. */
export function UnitMoveForm({ unit, onDone }: { unit: Unit; onDone: () => void }): ReactElement {
  const t = useWords(unitWords);
  const units = useUnits();
  const [parentId, setParentId] = useState(unit.parentId);
  const others = useMemo(() => {
    const own = new Set(subtreeOf(treeIndex(units.items), unit.id).map(({ id }) => id));
    return units.items.filter(({ id, active }) => active && !own.has(id));
  }, [units.items, unit.id]);
  const saving = useSaving<Unit>(
    unit,
    [{ key: 'parentId', label: t('parent'), show: (id) => units.name(id as string | null) }],
    async ({ id, version, parentId: next }) => {
      await call(updateUnit, { params: { id }, body: { version, ...(next !== null && { parentId: next }) } });
      await refresh('/api/units');
      toast(t('moved'));
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ ...unit, parentId });
  };
  return (
    <form className="stack unit-form" onSubmit={submit}>
      <p className="muted">{t('moveHint')}</p>
      <TreeField label={t('parent')} nodes={others} value={parentId} onChange={setParentId} />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={parentId === unit.parentId}>
          {t('move')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
