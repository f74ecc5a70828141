import { type listOpenNeeds, listResources, makePromise } from '@huying/server/contract/needs';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { unitWords } from './words.ts';

export type OpenNeed = Output<typeof listOpenNeeds>['items'][number];

/** So much of an own resource for a need: what fits best stands first and is chosen already. */
export function PromiseForm({ need, onDone }: { need: OpenNeed; onDone: () => void }): ReactElement {
  const t = useWords(unitWords);
  const { activePost } = useSession();
  const query = { left: true, ...(activePost?.unitId && { unitId: activePost.unitId }) };
  const { data, error, refetch } = useAnswer(listResources, { query });
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`needs.give.${need.id}`, {
    chosen: need.fits[0]?.resourceId ?? '',
    typed: '',
    isTyped: false,
    plannedOn: '',
    note: '',
  });
  const { chosen, typed, isTyped, plannedOn, note } = value;
  const fitting = need.fits.map(({ resourceId: id, name, left, perNeed, measure }) => ({
    id,
    name,
    left,
    perNeed,
    measure,
  }));
  const others = (data?.items ?? [])
    .filter(({ id }) => !fitting.some((fit) => fit.id === id))
    .map(({ id, name, capacity, taken, perNeed, measure }) => ({ id, name, left: capacity - taken, perNeed, measure }));
  const resources = [...fitting, ...others];
  if (error && resources.length === 0) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data && resources.length === 0) return <Skeleton lines={4} />;
  if (resources.length === 0)
    return (
      <Empty
        title={t('noResource')}
        action={
          <Button variant="primary" href="/desk/unit/resources">
            {t('offer')}
          </Button>
        }
      >
        {t('noResourceBody')}
      </Empty>
    );
  const resource = resources.find(({ id }) => id === chosen) ?? resources[0];
  const amount = isTyped ? typed : String(resource?.perNeed ?? 1);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      if (!resource) return;
      const body = {
        needId: need.id,
        resourceId: resource.id,
        amount: Number(amount),
        ...(plannedOn && { plannedOn }),
        ...(note.trim() && { note: note.trim() }),
      };
      // Who comes second is told why beside the button; what stands in the lists is asked for again either way.
      await call(makePromise, { body }).finally(() => void refreshLists());
      clear();
      toast(t('promised'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{need.content}</p>
      <SelectField
        label={t('which')}
        options={resources.map(({ id, name }) => ({ value: id, label: name }))}
        value={resource?.id ?? null}
        onChange={(next) => change({ chosen: next ?? '', isTyped: false })}
      />
      <TextField
        label={t('amount')}
        hint={resource && t('amountHint', { left: resource.left, measure: resource.measure })}
        inputMode="numeric"
        maxLength={9}
        value={amount}
        onChange={(next) => change({ typed: next.replace(/\D/g, ''), isTyped: true })}
      />
      <TextField
        label={t('plannedOn')}
        optional
        type="date"
        value={plannedOn}
        onChange={(next) => change({ plannedOn: next })}
      />
      <TextField
        label={t('note')}
        hint={t('noteHint')}
        optional
        maxLength={200}
        value={note}
        onChange={(next) => change({ note: next })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!resource || Number(amount) < 1}>
        {t('promiseDo')}
      </Button>
    </form>
  );
}

const refreshLists = (): Promise<unknown> =>
  Promise.all(['/api/open-needs', '/api/resources', '/api/promises'].map((path) => refresh(path)));
