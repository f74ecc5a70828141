import { listAgreements } from '@huying/server/contract/agreements';
import { getBelonging } from '@huying/server/contract/organizations';
import { listProjects } from '@huying/server/contract/projects';
import { type Activity, planActivity, reviseActivity } from '@huying/server/contract/volunteering';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../lib/api.ts';
import { addDays, civilDayOf, instantOfLocal, weekdayOf } from '../../lib/civil-day.ts';
import { useUnits } from '../../lib/directory.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { mayUse, useSession } from '../../lib/session.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { Choice } from '../../ui/choice.tsx';
import { ManyPicks } from '../../ui/desk/many-picks.tsx';
import { PickField } from '../../ui/desk/pick-field.tsx';
import { Fold } from '../../ui/fold.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { useKinds } from './use-kinds.ts';
import { activityWords } from './words.ts';

/** An instant as a field for date and time holds it, in the time of the county. */
const localOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

/** The next Saturday: most activities are on one. */
function nextSaturday(): string {
  const tomorrow = addDays(civilDayOf(Date.now()), 1);
  return addDays(tomorrow, (13 - weekdayOf(tomorrow)) % 7);
}

interface PlanFormProps {
  /** One that is changed; a new one without it. */
  activity?: Activity;
  onDone: (activity: Activity) => void;
}

/** When, with which community, what; the rest unfolds. */
export function PlanForm({ activity, onDone }: PlanFormProps): ReactElement {
  const t = useWords(activityWords);
  const session = useSession();
  const units = useUnits();
  const kinds = useKinds();
  const { busy, fault, run } = useAct();
  const unitId = activity?.unitId ?? session.activePost?.unitId ?? '';
  const { value, change, clear } = useDraft(`activity.${activity ? `${activity.id}.${activity.version}` : 'new'}`, {
    title: activity?.title ?? '',
    kind: activity?.kind ?? '',
    begins: activity ? localOf(activity.beginsAt) : `${nextSaturday()}T09:00`,
    ends: activity ? localOf(activity.endsAt) : `${nextSaturday()}T11:00`,
    communityId: activity?.communityId ?? '',
    venue: activity?.venue ?? '',
    helperIds: activity?.helperIds ?? [],
    bodyId: activity?.bodyId ?? '',
    projectId: activity?.projectId ?? '',
    agreementId: activity?.agreementId ?? '',
  });
  const communities = units.items.filter(({ active, kind }) => active && kind === 'community');
  // Most often the community the unit lies in.
  const home = communities.find(({ placeId }) => placeId !== null && placeId === units.find(unitId)?.placeId)?.id;
  const communityId = value.communityId || home || '';
  const title = value.title.trim();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = {
        title,
        kind: value.kind,
        beginsAt: instantOfLocal(value.begins),
        endsAt: instantOfLocal(value.ends),
        communityId,
        venue: value.venue.trim(),
        helperIds: value.helperIds,
        bodyId: value.bodyId || null,
        projectId: value.projectId || null,
        agreementId: value.agreementId || null,
      };
      const done = activity
        ? await call(reviseActivity, { params: { id: activity.id }, body: { ...body, version: activity.version } })
        : await call(planActivity, { body });
      clear();
      void refresh('/api/activit');
      toast(t(activity ? 'saved' : 'planned'));
      onDone(done);
    });
  };
  const option = ({ id, name, shortName, code }: (typeof units.items)[number]) => ({
    value: id,
    label: name,
    words: `${shortName} ${code}`,
  });
  return (
    <form className="stack activity-form" onSubmit={submit}>
      <TextField
        label={t('name')}
        hint={t('nameHint')}
        maxLength={80}
        value={value.title}
        onChange={(next) => change({ title: next })}
      />
      <Choice
        label={t('kind')}
        look="chips"
        options={kinds.options}
        value={value.kind || null}
        onChange={(kind) => change({ kind })}
      />
      <div className="activity-pair">
        <TextField
          label={t('begins')}
          type="datetime-local"
          value={value.begins}
          onChange={(begins) => change({ begins, ...(value.ends <= begins && { ends: twoHoursLater(begins) }) })}
        />
        <TextField
          label={t('ends')}
          type="datetime-local"
          error={fault?.fieldFault('endsAt')}
          value={value.ends}
          onChange={(ends) => change({ ends })}
        />
      </div>
      <PickField
        label={t('with')}
        options={communities.map(option)}
        value={communityId || null}
        onChange={(next) => next && change({ communityId: next })}
      />
      <Fold title={t('more')} open={activity !== undefined}>
        <TextField
          label={t('venue')}
          hint={t('venueHint')}
          optional
          maxLength={120}
          value={value.venue}
          onChange={(venue) => change({ venue })}
        />
        <ManyPicks
          label={t('helper')}
          optional
          options={units.items.filter(({ id, active }) => active && id !== unitId && id !== communityId).map(option)}
          values={value.helperIds}
          onChange={(helperIds) => change({ helperIds })}
        />
        {mayUse(session, 'body.read') && unitId && (
          <BodyField
            unitId={unitId}
            chosen={activity?.bodyName}
            value={value.bodyId}
            onChange={(bodyId) => change({ bodyId })}
          />
        )}
        {mayUse(session, 'project.read') && (
          <ProjectField value={value.projectId} onChange={(projectId) => change({ projectId })} />
        )}
        {mayUse(session, 'agreement.read') && (
          <AgreementField value={value.agreementId} onChange={(agreementId) => change({ agreementId })} />
        )}
      </Fold>
      <FormFault fault={fault} />
      <div>
        <Button
          type="submit"
          variant="primary"
          busy={busy}
          disabled={title.length < 2 || !value.kind || !value.begins || !value.ends || !communityId}
        >
          {t(activity ? 'save' : 'planDo')}
        </Button>
      </div>
    </form>
  );
}

const twoHoursLater = (local: string): string =>
  local === '' ? '' : localOf(new Date(Date.parse(instantOfLocal(local)) + 2 * 3_600_000).toISOString());

interface LinkProps {
  /** How what is chosen is called where it is not among what one may choose now. */
  chosen?: string | null | undefined;
  value: string;
  onChange: (value: string) => void;
}
interface LinkFieldProps extends LinkProps {
  label: string;
  hint?: string;
  rows: readonly { id: string; name: string }[];
}

function LinkField({ label, hint, rows, chosen, value, onChange }: LinkFieldProps): ReactElement | null {
  const t = useWords(activityWords);
  const isListed = value === '' || rows.some(({ id }) => id === value);
  if (rows.length === 0 && value === '') return null;
  return (
    <SelectField
      label={label}
      hint={hint}
      optional
      empty={t('noLink')}
      options={[...rows, ...(isListed ? [] : [{ id: value, name: chosen ?? label }])].map(({ id, name }) => ({
        value: id,
        label: name,
      }))}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
    />
  );
}

function BodyField({ unitId, ...rest }: LinkProps & { unitId: string }): ReactElement | null {
  const t = useWords(activityWords);
  const { data } = useAnswer(getBelonging, { params: { id: unitId } });
  const rows = data?.unitId === unitId ? data.bodies : [];
  return <LinkField label={t('body')} hint={t('bodyHint')} rows={rows} {...rest} />;
}

function ProjectField(props: LinkProps): ReactElement | null {
  const t = useWords(activityWords);
  const { data } = useAnswer(listProjects, { query: { view: 'open' } });
  const rows = (data?.items ?? []).map(({ id, title }) => ({ id, name: title }));
  return <LinkField label={t('project')} rows={rows} {...props} />;
}

function AgreementField(props: LinkProps): ReactElement | null {
  const t = useWords(activityWords);
  const { data } = useAnswer(listAgreements, { query: { view: 'open' } });
  const rows = (data?.items ?? []).map(({ id, title }) => ({ id, name: title }));
  return <LinkField label={t('agreement')} rows={rows} {...props} />;
}
