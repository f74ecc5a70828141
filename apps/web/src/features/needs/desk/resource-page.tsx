import { closeResource, getResource, reopenResource, type Resource } from '@huying/server/contract/needs';
import { type ReactElement, useState } from 'react';
import { useParams } from 'wouter';
import { call, type Output } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { useSorts } from '../use-sorts.ts';
import { needWords } from '../words.ts';
import { CapacityBar } from './capacity-bar.tsx';
import { NeedsFrame } from './needs-frame.tsx';
import { PromisesCard } from './promises-card.tsx';
import { ResourceForm } from '../resource-form.tsx';
import { resourceWords } from '../resource-words.ts';
import { Story } from './story.tsx';

type Detail = Output<typeof getResource>;

/** /desk/resources/:id: what it is, how much is promised of it and to whom, what happened. */
export function ResourcePage(): ReactElement {
  const t = useWords(resourceWords);
  const { id } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getResource, { params: { id } });
  const back = (
    <Button icon="back" href="/desk/resources">
      {t('toList')}
    </Button>
  );
  if (data && data.id === id) return <Opened resource={data} back={back} />;
  return (
    <NeedsFrame title={t('title')} actions={back}>
      {error?.status === 404 || error?.status === 400 ? (
        <Empty title={t('gone')} icon="search" />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </NeedsFrame>
  );
}

function Opened({ resource, back }: { resource: Detail; back: ReactElement }): ReactElement {
  const t = useWords(resourceWords);
  const [asked, setAsked] = useState<'revise' | 'close' | null>(null);
  const { busy, fault, run } = useAct();
  const reopen = () =>
    run(async () => {
      await call(reopenResource, { params: { id: resource.id }, body: { version: resource.version } });
      void refresh('/api/resources');
      toast(t('reopened'));
    });
  const may = (ability: string) => resource.abilities.includes(ability);
  return (
    <NeedsFrame
      title={resource.name}
      tags={
        <StatusTag tone={resource.state === 'open' ? 'success' : 'neutral'}>
          {t(resource.state === 'open' ? 'open' : 'closed')}
        </StatusTag>
      }
      actions={
        <>
          {back}
          {may('close') && <Button onClick={() => setAsked('close')}>{t('close')}</Button>}
          {may('reopen') && (
            <Button busy={busy} onClick={() => void reopen()}>
              {t('reopen')}
            </Button>
          )}
          {may('revise') && (
            <Button variant="primary" onClick={() => setAsked('revise')}>
              {t('edit')}
            </Button>
          )}
        </>
      }
    >
      {fault && <FieldError>{fault.message}</FieldError>}
      <div className="need-columns">
        <div>
          <Facts resource={resource} />
          <Story log={resource.log} />
        </div>
        <div>
          <PromisesCard resourceId={resource.id} />
        </div>
      </div>
      <Dialog open={asked === 'revise'} title={t('edit')} onClose={() => setAsked(null)}>
        <ResourceForm resource={resource} onDone={() => setAsked(null)} />
      </Dialog>
      <CloseDialog resource={resource} open={asked === 'close'} onClose={() => setAsked(null)} />
    </NeedsFrame>
  );
}

function CloseDialog({
  resource,
  open,
  onClose,
}: {
  resource: Resource;
  open: boolean;
  onClose: () => void;
}): ReactElement {
  const t = useWords(resourceWords);
  const { value, change, clear } = useDraft(`resource.${resource.id}.close`, { reason: '' });
  const close = async () => {
    await call(closeResource, {
      params: { id: resource.id },
      body: { version: resource.version, reason: value.reason.trim() },
    });
    clear();
    void refresh('/api/resources');
    toast(t('closedNow'));
  };
  return (
    <ConfirmDialog
      open={open}
      title={t('closeTitle', { name: resource.name })}
      confirm={t('close')}
      danger
      onConfirm={close}
      onClose={onClose}
    >
      <div className="stack">
        <p>{t('closeBody')}</p>
        <TextArea
          label={t('closeReason')}
          rows={2}
          maxLength={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
        />
      </div>
    </ConfirmDialog>
  );
}

function Facts({ resource }: { resource: Detail }): ReactElement {
  const t = useWords(resourceWords);
  const words = useWords(needWords);
  const units = useUnits();
  const places = usePlaces();
  const sorts = useSorts();
  const { fromOn, untilOn, weekdays, measure } = resource;
  const days = listText(weekdays.map((day) => t(`day.${day}` as 'day.1')));
  const facts: [string, string | null][] = [
    [t('whose'), `${units.name(resource.unitId)} · ${words(`giver.${resource.giver}`)}`],
    [t('sort'), sorts.resource(resource.sort)],
    [t('perNeed'), t('per', { n: resource.perNeed, measure })],
    [t('until'), fromOn || untilOn ? `${fromOn ?? ''} — ${untilOn ?? ''}` : null],
    [t('weekdays'), [days || t('anyDay'), resource.hours].filter(Boolean).join(' ')],
    [t('place'), places.name(resource.placeId)],
    [t('reach'), resource.reachM === null ? null : t('reachN', { n: resource.reachM })],
    [t('conditions'), resource.conditions],
    [t('closeReason'), resource.state === 'closed' ? resource.closedReason : null],
  ];
  return (
    <Card title={t('facts')}>
      <div className="stack">
        <CapacityBar resource={resource} />
        {resource.renews && <p className="muted small">{t('renewsYes')}</p>}
        {resource.details && <p>{resource.details}</p>}
        <dl className="need-facts">
          {facts.map(
            ([term, shown]) =>
              shown && (
                <div key={term}>
                  <dt>{term}</dt>
                  <dd>{shown}</dd>
                </div>
              ),
          )}
        </dl>
      </div>
    </Card>
  );
}
