import './needs.css';
import { type listResources, offerResource, reviseResource } from '@huying/server/contract/needs';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../lib/api.ts';
import { usePlaces, useUnits } from '../../lib/directory.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh } from '../../lib/query.ts';
import { useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { Choice, Choices } from '../../ui/choice.tsx';
import { PickField } from '../../ui/desk/pick-field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useSorts } from './use-sorts.ts';
import { needWords } from './words.ts';
import { resourceWords } from './resource-words.ts';

const givers = ['unit', 'organisation', 'team', 'social-worker', 'member'] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
const isCount = (text: string): boolean => /^\d+$/.test(text.trim());

/** A resource as a list shows it; the form asks for no more. */
export type OfferedResource = Output<typeof listResources>['items'][number];

interface ResourceDraft {
  unitId: string;
  giver: string;
  sort: string;
  name: string;
  details: string;
  capacity: string;
  measure: string;
  perNeed: string;
  renews: boolean;
  fromOn: string;
  untilOn: string;
  weekdays: string[];
  hours: string;
  placeId: string;
  reachM: string;
  conditions: string;
}
const draftOf = (resource: OfferedResource | null): ResourceDraft => ({
  unitId: resource?.unitId ?? '',
  giver: resource?.giver ?? 'unit',
  sort: resource?.sort ?? '',
  name: resource?.name ?? '',
  details: resource?.details ?? '',
  capacity: resource ? String(resource.capacity) : '',
  measure: resource?.measure ?? '',
  perNeed: resource ? String(resource.perNeed) : '1',
  renews: resource?.renews ?? false,
  fromOn: resource?.fromOn ?? '',
  untilOn: resource?.untilOn ?? '',
  weekdays: (resource?.weekdays ?? []).map(String),
  hours: resource?.hours ?? '',
  placeId: resource?.placeId ?? '',
  reachM: resource?.reachM ? String(resource.reachM) : '',
  conditions: resource?.conditions ?? '',
});

/** A resource is offered, or changed; what was typed is kept. */
export function ResourceForm({
  resource,
  onDone,
}: {
  resource: OfferedResource | null;
  onDone: (id: string) => void;
}): ReactElement {
  const t = useWords(resourceWords);
  const words = useWords(needWords);
  const sorts = useSorts();
  const units = useUnits();
  const { activePost } = useSession();
  const { busy, fault, run } = useAct();
  const { value, change, clear, restored } = useDraft(
    `resource.${resource ? `${resource.id}.${resource.version}` : 'new'}`,
    draftOf(resource),
  );
  const isReady =
    value.name.trim().length > 1 && value.sort !== '' && isCount(value.capacity) && value.measure.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = bodyOf(value);
      const unitId = value.unitId || activePost?.unitId;
      const { id } = resource
        ? await call(reviseResource, { params: { id: resource.id }, body: { ...body, version: resource.version } })
        : await call(offerResource, { body: { ...body, ...(unitId && { unitId }) } });
      clear();
      await Promise.all([refresh('/api/resources'), refresh('/api/open-needs')]);
      toast(t(resource ? 'saved' : 'offered'));
      onDone(id);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {restored && <p className="muted small">{t('restored')}</p>}
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        maxLength={80}
        value={value.name}
        onChange={(name) => change({ name })}
      />
      <Choice
        label={t('sort')}
        look="chips"
        options={sorts.resources}
        value={value.sort || null}
        onChange={(sort) => change({ sort })}
      />
      <div className="need-amount">
        <TextField
          label={t('capacity')}
          inputMode="numeric"
          maxLength={9}
          error={value.capacity !== '' && !isCount(value.capacity) ? t('numbers') : undefined}
          value={value.capacity}
          onChange={(capacity) => change({ capacity })}
        />
        <TextField
          label={t('measure')}
          maxLength={12}
          placeholder={t('measureHint')}
          value={value.measure}
          onChange={(measure) => change({ measure })}
        />
      </div>
      <SelectField
        label={t('giver')}
        options={givers.map((each) => ({ value: each as string, label: words(`giver.${each}`) }))}
        value={value.giver}
        onChange={(giver) => giver && change({ giver })}
      />
      {resource === null && activePost?.unitId == null && (
        <PickField
          label={t('unit')}
          options={units.items.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
          value={value.unitId || null}
          onChange={(unitId) => change({ unitId: unitId ?? '' })}
        />
      )}
      <Fold title={t('more')} open={resource !== null}>
        <MoreFields value={value} change={change} />
      </Fold>
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!isReady}>
        {t(resource ? 'edit' : 'offerDo')}
      </Button>
    </form>
  );
}

interface FieldsProps {
  value: ResourceDraft;
  change: (part: Partial<ResourceDraft>) => void;
}

function MoreFields({ value, change }: FieldsProps): ReactElement {
  const t = useWords(resourceWords);
  const places = usePlaces();
  return (
    <>
      <TextArea
        label={t('details')}
        optional
        rows={2}
        maxLength={2000}
        value={value.details}
        onChange={(details) => change({ details })}
      />
      <TextField
        label={t('perNeed')}
        inputMode="numeric"
        value={value.perNeed}
        onChange={(perNeed) => change({ perNeed })}
      />
      <Checkbox checked={value.renews} onChange={(renews) => change({ renews })}>
        {t('renews')}
      </Checkbox>
      <div className="need-amount">
        <TextField
          label={t('from')}
          optional
          type="date"
          value={value.fromOn}
          onChange={(fromOn) => change({ fromOn })}
        />
        <TextField
          label={t('to')}
          optional
          type="date"
          value={value.untilOn}
          onChange={(untilOn) => change({ untilOn })}
        />
      </div>
      <Choices
        label={t('weekdays')}
        hint={t('weekdaysHint')}
        look="chips"
        options={weekdays.map((day) => ({ value: String(day), label: t(`day.${day}`) }))}
        value={value.weekdays}
        onChange={(next) => change({ weekdays: next })}
      />
      <TextField
        label={t('hours')}
        hint={t('hoursHint')}
        optional
        maxLength={60}
        value={value.hours}
        onChange={(hours) => change({ hours })}
      />
      <PickField
        label={t('place')}
        hint={t('placeHint')}
        optional
        clearable
        options={places.items
          .filter(({ active }) => active)
          .map(({ id, name, parentId, code }) => ({
            value: id,
            label: name,
            hint: places.name(parentId),
            words: code,
          }))}
        value={value.placeId || null}
        onChange={(placeId) => change({ placeId: placeId ?? '' })}
      />
      <TextField
        label={t('reach')}
        hint={t('reachHint')}
        optional
        inputMode="numeric"
        value={value.reachM}
        onChange={(reachM) => change({ reachM })}
      />
      <TextField
        label={t('conditions')}
        optional
        maxLength={500}
        value={value.conditions}
        onChange={(conditions) => change({ conditions })}
      />
    </>
  );
}

const bodyOf = (value: ResourceDraft) => ({
  giver: value.giver as OfferedResource['giver'],
  sort: value.sort,
  name: value.name.trim(),
  details: value.details.trim(),
  capacity: Number(value.capacity),
  measure: value.measure.trim(),
  perNeed: isCount(value.perNeed) ? Math.max(1, Number(value.perNeed)) : 1,
  renews: value.renews,
  fromOn: value.fromOn || null,
  untilOn: value.untilOn || null,
  weekdays: value.weekdays.map(Number).sort((a, b) => a - b),
  hours: value.hours.trim(),
  ...(value.placeId && { placeId: value.placeId }),
  reachM: isCount(value.reachM) && Number(value.reachM) > 0 ? Number(value.reachM) : null,
  conditions: value.conditions.trim(),
});
