import './units.css';
import { type Unit, updateUnit } from '@huying/server/contract/organizations';
import { type ReactElement, useState } from 'react';
import { call } from '../../lib/api.ts';
import { usePlaces, useUnits } from '../../lib/directory.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { toast } from '../../ui/toast-store.ts';
import { NewUnitForm } from './new-unit-form.tsx';
import { UnitForm } from './unit-form.tsx';
import { UnitMoveForm } from './unit-move-form.tsx';
import { unitWords } from './words.ts';

type Asking = 'edit' | 'move' | 'switch' | 'add' | null;

/** One unit: facts, the ways to its people and figures, and what the caller may change. */
export function UnitPanel({ unit, onOpen }: { unit: Unit; onOpen: (id: string) => void }): ReactElement {
  const t = useWords(unitWords);
  const current = useSession();
  const [asking, setAsking] = useState<Asking>(null);
  const manages = mayUse(current, 'unit.manage');
  const { name, active } = unit;
  const close = () => setAsking(null);
  const turn = async () => {
    await call(updateUnit, { params: { id: unit.id }, body: { version: unit.version, active: !active } });
    await refresh('/api/units');
    toast(t(active ? 'closedDone' : 'reopened'));
  };
  return (
    <Card
      title={name}
      aside={<StatusTag tone={active ? 'success' : 'neutral'}>{t(active ? 'active' : 'closed')}</StatusTag>}
    >
      <div className="stack">
        <Facts unit={unit} />
        {asking === null && (
          <div className="row">
            {manages && (
              <>
                {active && (
                  <Button variant="primary" icon="plus" onClick={() => setAsking('add')}>
                    {t('add')}
                  </Button>
                )}
                <Button onClick={() => setAsking('edit')}>{t('edit')}</Button>
                {unit.parentId !== null && <Button onClick={() => setAsking('move')}>{t('move')}</Button>}
                <Button onClick={() => setAsking('switch')}>{t(active ? 'close' : 'reopen')}</Button>
              </>
            )}
            {mayUse(current, 'person.read') && (
              <Button href={`/desk/accounts?unit=${unit.id}`} icon="person">
                {t('people')}
              </Button>
            )}
            {mayUse(current, 'report.read') && (
              <Button href={`/desk/dashboard?unitId=${unit.id}`}>{t('figures')}</Button>
            )}
          </div>
        )}
        {asking === 'edit' && <UnitForm unit={unit} onDone={close} />}
        {asking === 'move' && <UnitMoveForm unit={unit} onDone={close} />}
        {asking === 'add' && (
          <NewUnitForm
            parent={unit}
            onDone={(id) => {
              close();
              if (id !== null) onOpen(id);
            }}
          />
        )}
      </div>
      <ConfirmDialog
        open={asking === 'switch'}
        title={t(active ? 'closeTitle' : 'reopenTitle', { name })}
        confirm={t(active ? 'close' : 'reopen')}
        danger={active}
        onConfirm={turn}
        onClose={close}
      >
        {active ? t('closeBody') : name}
      </ConfirmDialog>
    </Card>
  );
}

function Facts({ unit }: { unit: Unit }): ReactElement {
  const t = useWords(unitWords);
  const units = useUnits();
  const places = usePlaces();
  const none = <span className="muted">{t('none')}</span>;
  const children = units.items.filter(({ parentId }) => parentId === unit.id).length;
  return (
    <dl className="unit-facts">
      <div>
        <dt>{t('kind')}</dt>
        <dd>{t(`kind.${unit.kind}`)}</dd>
      </div>
      <div>
        <dt>{t('shortName')}</dt>
        <dd>{unit.shortName || none}</dd>
      </div>
      <div>
        <dt>{t('code')}</dt>
        <dd>{unit.code}</dd>
      </div>
      <div>
        <dt>{t('parent')}</dt>
        <dd>{unit.parentId === null ? t('noParent') : units.name(unit.parentId)}</dd>
      </div>
      <div>
        <dt>{t('place')}</dt>
        <dd>{places.name(unit.placeId) || none}</dd>
      </div>
      <div>
        <dt>{t('phone')}</dt>
        <dd>{unit.phone ?? none}</dd>
      </div>
      {children > 0 && (
        <div>
          <dt>{t('children')}</dt>
          <dd>{t('childrenUnit', { n: children })}</dd>
        </div>
      )}
    </dl>
  );
}
