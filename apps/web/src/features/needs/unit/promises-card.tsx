import { confirmPromise, dropPromise, type listPromises } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ReasonForm } from './reason-form.tsx';
import { unitWords } from './words.ts';

type Promised = Output<typeof listPromises>['items'][number];
const tones: Record<Promised['state'], Tone> = {
  tentative: 'active',
  confirmed: 'success',
  kept: 'success',
  'fallen-through': 'neutral',
};
const reload = (): Promise<unknown> =>
  Promise.all(['/api/promises', '/api/open-needs', '/api/resources'].map((path) => refresh(path)));

/** What the unit has promised, the newest first, with what is to be said of it. */
export function PromisesCard({ promises }: { promises: readonly Promised[] }): ReactElement {
  const t = useWords(unitWords);
  const [dropping, setDropping] = useState<Promised | null>(null);
  return (
    <div id="promises">
      <Card title={t('promises')}>
        {promises.length === 0 && <p className="muted">{t('noPromises')}</p>}
        <ul className="unit-rows">
          {promises.map((promise) => (
            <PromiseRow key={promise.id} promise={promise} onDrop={() => setDropping(promise)} />
          ))}
        </ul>
        <Dialog open={dropping !== null} title={t('drop')} onClose={() => setDropping(null)}>
          {dropping && (
            <ReasonForm
              key={dropping.id}
              draft={`promise.${dropping.id}.drop`}
              label={t('dropWhy')}
              hint={t('dropHint')}
              submit={t('dropDo')}
              run={async (reason) => {
                const { id, version } = dropping;
                await call(dropPromise, { params: { id }, body: { version, reason } });
                await reload();
                toast(t('dropped'));
                setDropping(null);
              }}
            />
          )}
        </Dialog>
      </Card>
    </div>
  );
}

function PromiseRow({ promise, onDrop }: { promise: Promised; onDrop: () => void }): ReactElement {
  const t = useWords(unitWords);
  const { busy, fault, run } = useAct();
  const { id, needTitle: title, resourceName: name, amount, measure, state, version, abilities } = promise;
  const waitsForUs = state === 'tentative' && abilities.includes('confirm-giver');
  const confirm = () =>
    run(async () => {
      await call(confirmPromise, { params: { id }, body: { version, side: 'giver' } });
      await reload();
      toast(t('confirmed'));
    });
  return (
    <li>
      <div className="stack stack-tight">
        <span>{title}</span>
        <span className="muted">{t('gives', { name, amount, measure })}</span>
        <FormFault fault={fault} />
      </div>
      <StatusTag tone={waitsForUs ? 'warning' : tones[state]}>
        {t(waitsForUs ? 'state.waitsForUs' : `state.${state}`)}
      </StatusTag>
      {waitsForUs && (
        <Button busy={busy} label={t('confirmOf', { title })} onClick={() => void confirm()}>
          {t('confirm')}
        </Button>
      )}
      {abilities.includes('fall-through') && (
        <Button variant="quiet" label={t('dropOf', { title })} onClick={onDrop}>
          {t('drop')}
        </Button>
      )}
    </li>
  );
}
