import { closeResource, listNeedSorts, listResources, reopenResource } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer, usePages } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { type OfferedResource as Resource, ResourceForm } from '../resource-form.tsx';
import { ReasonForm } from './reason-form.tsx';
import { UnitFrame } from './unit-frame.tsx';
import { unitWords } from './words.ts';

type Asking = { what: 'offer' } | { what: 'change' | 'close'; resource: Resource };

/** /desk/unit/resources: what the unit gives, how much of it is left, listed and taken off. */
export function UnitResourcesPage(): ReactElement {
  const t = useWords(unitWords);
  const { activePost } = useSession();
  const [closed, setClosed] = useState(false);
  const [asking, setAsking] = useState<Asking | null>(null);
  const query = {
    ...(closed && { state: 'closed' as const }),
    ...(activePost?.unitId && { unitId: activePost.unitId }),
  };
  const pages = usePages(listResources, { query });
  const done = () => setAsking(null);
  return (
    <UnitFrame
      hint={t('resourcesHint')}
      actions={
        <Button variant="primary" icon="plus" onClick={() => setAsking({ what: 'offer' })}>
          {t('offer')}
        </Button>
      }
    >
      <Checkbox checked={closed} onChange={setClosed}>
        {t('withClosed')}
      </Checkbox>
      {pages.error && pages.rows.length === 0 && <ErrorState error={pages.error} onRetry={pages.reload} />}
      {pages.isPending && !pages.error && <Skeleton lines={6} />}
      {!pages.isPending && !pages.error && pages.rows.length === 0 && (
        <Empty title={t('noResources')}>{t('noResourcesBody')}</Empty>
      )}
      <ul className="unit-list">
        {pages.rows.map((resource) => (
          <ResourceItem
            key={resource.id}
            resource={resource}
            onChange={() => setAsking({ what: 'change', resource })}
            onClose={() => setAsking({ what: 'close', resource })}
          />
        ))}
      </ul>
      <LoadMore pages={pages} isWatched />
      <Dialog open={asking?.what === 'offer'} title={t('offer')} onClose={done}>
        {asking?.what === 'offer' && <ResourceForm resource={null} onDone={done} />}
      </Dialog>
      <Dialog open={asking?.what === 'change'} title={t('change')} onClose={done}>
        {asking?.what === 'change' && (
          <ResourceForm key={asking.resource.id} resource={asking.resource} onDone={done} />
        )}
      </Dialog>
      <Dialog open={asking?.what === 'close'} title={t('close')} onClose={done}>
        {asking?.what === 'close' && <CloseForm key={asking.resource.id} resource={asking.resource} onDone={done} />}
      </Dialog>
    </UnitFrame>
  );
}

const reload = (): Promise<unknown> => Promise.all([refresh('/api/resources'), refresh('/api/open-needs')]);

function CloseForm({ resource: { id, version }, onDone }: { resource: Resource; onDone: () => void }): ReactElement {
  const t = useWords(unitWords);
  return (
    <ReasonForm
      draft={`resource.${id}.close`}
      label={t('closeWhy')}
      hint={t('closeHint')}
      submit={t('close')}
      run={async (reason) => {
        await call(closeResource, { params: { id }, body: { version, reason } });
        await reload();
        toast(t('closedDone'));
        onDone();
      }}
    />
  );
}

interface ResourceItemProps {
  resource: Resource;
  onChange: () => void;
  onClose: () => void;
}

function ResourceItem({ resource, onChange, onClose }: ResourceItemProps): ReactElement {
  const t = useWords(unitWords);
  const lang = useLanguage();
  const { busy, fault, run } = useAct();
  const sorts = useAnswer(listNeedSorts).data?.resources ?? [];
  const { id, name, giver, sort, capacity, taken, measure, perNeed, hours, conditions, state, abilities } = resource;
  const named = sorts.find(({ code }) => code === sort);
  const left = capacity - taken;
  const about = [
    named && (lang === 'en' ? named.nameEn : named.name),
    t(`giver.${giver}`),
    hours,
    conditions,
    resource.closedReason,
  ].filter(Boolean);
  const reopen = () =>
    run(async () => {
      await call(reopenResource, { params: { id }, body: { version: resource.version } });
      await reload();
      toast(t('reopened'));
    });
  return (
    <li className="unit-item">
      <div className="row">
        <strong>{name}</strong>
        {state === 'closed' && <StatusTag>{t('closed')}</StatusTag>}
        {state === 'open' && left < perNeed && <StatusTag tone="warning">{t('usedUp')}</StatusTag>}
      </div>
      <p>{t('left', { left, capacity, measure })}</p>
      <p className="muted">{about.join(' · ')}</p>
      <FormFault fault={fault} />
      <div className="row">
        {abilities.includes('revise') && (
          <Button label={t('changeOf', { name })} onClick={onChange}>
            {t('change')}
          </Button>
        )}
        {abilities.includes('close') && (
          <Button variant="quiet" label={t('closeOf', { name })} onClick={onClose}>
            {t('close')}
          </Button>
        )}
        {abilities.includes('reopen') && (
          <Button busy={busy} label={t('reopenOf', { name })} onClick={() => void reopen()}>
            {t('reopen')}
          </Button>
        )}
      </div>
    </li>
  );
}
