import { changePlace, type PlaceDetail } from '@huying/server/contract/territory';
import { type FormEvent, type ReactElement, useMemo, useState } from 'react';
import { call } from '../../lib/api.ts';
import { usePlaces } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { Button } from '../../ui/button.tsx';
import { TreeField } from '../../ui/desk/tree-field.tsx';
import { useSaving } from '../../ui/desk/use-saving.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { toast } from '../../ui/toast-store.ts';
import { territoryWords } from './words.ts';

/** Another parent: only open places of a higher level can be one. */
export function MoveForm({ place, onDone }: { place: PlaceDetail; onDone: () => void }): ReactElement {
  const t = useWords(territoryWords);
  const places = usePlaces();
  const [parentId, setParentId] = useState(place.parentId);
  const higher = useMemo(
    () => places.items.filter((each) => each.active && each.level < place.level),
    [places.items, place.level],
  );
  const saving = useSaving<PlaceDetail>(
    place,
    [{ key: 'parentId', label: t('newParent'), show: (id) => places.name(id as string | null) }],
    async (next) => {
      await call(changePlace, { params: { id: next.id }, body: { version: next.version, parentId: next.parentId } });
      await refresh('/api/places');
      toast(t('moved'));
      onDone();
    },
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void saving.submit({ ...place, parentId });
  };
  return (
    <form className="stack territory-form" onSubmit={submit}>
      <p className="muted">{t('moveHint')}</p>
      <TreeField label={t('newParent')} nodes={higher} value={parentId} onChange={setParentId} />
      <FormFault fault={saving.fault} />
      <div className="row">
        <Button variant="primary" type="submit" busy={saving.busy} disabled={parentId === place.parentId}>
          {t('move')}
        </Button>
        <Button onClick={onDone}>{t('cancel')}</Button>
      </div>
      {saving.dialog}
    </form>
  );
}
