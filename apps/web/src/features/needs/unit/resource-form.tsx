import { listNeedSorts, type listResources, offerResource, reviseResource } from '@huying/server/contract/needs';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { unitWords } from './words.ts';

export type Resource = Output<typeof listResources>['items'][number];
const givers = ['unit', 'organisation', 'team', 'social-worker', 'member'] as const;
type Giver = (typeof givers)[number];
interface Typed {
  giver: Giver;
  sort: string;
  name: string;
  capacity: string;
  measure: string;
  perNeed: string;
  renews: boolean;
  fromOn: string;
  untilOn: string;
  hours: string;
  conditions: string;
  details: string;
  placeId: string;
}
const blank: Typed = {
  giver: 'unit',
  sort: '',
  name: '',
  capacity: '',
  measure: '',
  perNeed: '1',
  renews: false,
  fromOn: '',
  untilOn: '',
  hours: '',
  conditions: '',
  details: '',
  placeId: '',
};
const typedOf = (resource: Resource): Typed => ({
  ...resource,
  capacity: String(resource.capacity),
  perNeed: String(resource.perNeed),
  fromOn: resource.fromOn ?? '',
  untilOn: resource.untilOn ?? '',
});
const digits = (text: string): string => text.replace(/\D/g, '');

/** What the unit can give; three lines are enough, the rest is folded away. */
export function ResourceForm({ resource, onDone }: { resource?: Resource; onDone: () => void }): ReactElement {
  const t = useWords(unitWords);
  const lang = useLanguage();
  const places = usePlaces();
  const { activePost } = useSession();
  const sorts = useAnswer(listNeedSorts).data?.resources ?? [];
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<Typed>(
    resource ? `needs.resource.${resource.id}.${resource.version}` : 'needs.resource',
    resource ? typedOf(resource) : blank,
  );
  const { giver, sort, name, capacity, measure, perNeed } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const facts = factsOf(value);
      if (resource)
        await call(reviseResource, { params: { id: resource.id }, body: { ...facts, version: resource.version } });
      else await call(offerResource, { body: { ...facts, ...(activePost?.unitId && { unitId: activePost.unitId }) } });
      clear();
      await Promise.all([refresh('/api/resources'), refresh('/api/open-needs')]);
      toast(t(resource ? 'saved' : 'offered'));
      onDone();
    });
  };
  const options = sorts.map(({ code, name: zh, nameEn }) => ({ value: code, label: lang === 'en' ? nameEn : zh }));
  const ready = sort && name.trim().length >= 2 && Number(capacity) > 0 && measure.trim() && Number(perNeed) > 0;
  return (
    <form className="stack" onSubmit={submit}>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        maxLength={80}
        value={name}
        onChange={(next) => change({ name: next })}
      />
      <Choice
        label={t('sort')}
        look="chips"
        options={options}
        value={sort || null}
        onChange={(next) => change({ sort: next })}
      />
      <TextField
        label={t('capacity')}
        inputMode="numeric"
        maxLength={9}
        value={capacity}
        onChange={(next) => change({ capacity: digits(next) })}
      />
      <TextField
        label={t('measure')}
        hint={t('measureHint')}
        maxLength={12}
        value={measure}
        onChange={(next) => change({ measure: next })}
      />
      <TextField
        label={t('perNeed')}
        inputMode="numeric"
        maxLength={9}
        value={perNeed}
        onChange={(next) => change({ perNeed: digits(next) })}
      />
      <Checkbox checked={value.renews} onChange={(renews) => change({ renews })}>
        {t('renews')}
      </Checkbox>
      <Fold title={t('details')}>
        <div className="stack">
          <SelectField
            label={t('giver')}
            options={givers.map((each) => ({ value: each, label: t(`giver.${each}`) }))}
            value={giver}
            onChange={(next) => change({ giver: next ?? 'unit' })}
          />
          <PickField
            label={t('place')}
            hint={t('ourPlace')}
            optional
            clearable
            options={places.items.filter(({ active }) => active).map(({ id, name: label }) => ({ value: id, label }))}
            value={value.placeId || null}
            onChange={(next) => change({ placeId: next ?? '' })}
          />
          <TextField
            label={t('fromOn')}
            optional
            type="date"
            value={value.fromOn}
            onChange={(fromOn) => change({ fromOn })}
          />
          <TextField
            label={t('untilOn')}
            optional
            type="date"
            value={value.untilOn}
            onChange={(untilOn) => change({ untilOn })}
          />
          <TextField
            label={t('hours')}
            hint={t('hoursHint')}
            optional
            maxLength={60}
            value={value.hours}
            onChange={(hours) => change({ hours })}
          />
          <TextField
            label={t('conditions')}
            hint={t('conditionsHint')}
            optional
            maxLength={500}
            value={value.conditions}
            onChange={(conditions) => change({ conditions })}
          />
          <TextArea
            label={t('details')}
            optional
            rows={3}
            maxLength={2000}
            value={value.details}
            onChange={(details) => change({ details })}
          />
        </div>
      </Fold>
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!ready}>
        {t(resource ? 'save' : 'offerDo')}
      </Button>
    </form>
  );
}

const factsOf = ({ giver, sort, name, capacity, measure, perNeed, renews, placeId, ...more }: Typed) => ({
  giver,
  sort,
  name: name.trim(),
  capacity: Number(capacity),
  measure: measure.trim(),
  perNeed: Number(perNeed),
  renews,
  fromOn: more.fromOn || null,
  untilOn: more.untilOn || null,
  hours: more.hours.trim(),
  conditions: more.conditions.trim(),
  details: more.details.trim(),
  ...(placeId && { placeId }),
});
