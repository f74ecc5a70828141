import { listMeetings } from '@huying/server/contract/organizations';
import type { Source } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { PhotoPicker } from '../../../ui/photo-picker.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { sendPicture } from '../../../lib/pictures.ts';
import type { KeptPhoto } from '../../../ui/use-kept-photos.ts';
import { BudgetFields, budgetOf } from '../parts/budget-fields.tsx';
import { type HelperDraft, HelpersField, helpersOf } from '../parts/helpers-field.tsx';
import { type MilestoneDraft, MilestonesField, milestonesOf } from '../parts/milestones-field.tsx';
import { SourcesField } from '../parts/sources-field.tsx';
import { projectWords } from '../words.ts';
import { ActFrame, type ActFormProps, draftKey, isShort } from './act-frame.tsx';
import { useActPhotos } from '../../../ui/use-act-photos.ts';
import { actWords } from './words.ts';

const upload = sendPicture('evidence');

export function ReviseForm({ project, ...rest }: ActFormProps): ReactElement {
  const common = useWords(projectWords);
  const { content, budget, parts } = project;
  const { value, change, clear } = useDraft(draftKey(project.id, 'revise'), {
    content,
    amount: budget.amount ?? '',
    budgetSource: budget.source,
    budgetText: budget.text,
    parts: parts.map(({ unitId, text }): HelperDraft => ({ unitId, text })),
    sources: [] as Source[],
  });
  const body = () => ({
    content: value.content.trim(),
    budget: budgetOf(value),
    parts: helpersOf(value.parts),
    ...(value.sources.length > 0 && { sources: value.sources }),
  });
  const empty = value.parts.some(({ unitId, text }) => unitId !== '' && isShort(text));
  return (
    <ActFrame
      {...rest}
      action="revise"
      missing={[isShort(value.content) && common('content'), empty && common('helpers')]}
      body={body}
      clear={clear}
    >
      <TextArea
        label={common('content')}
        rows={6}
        maxLength={4000}
        value={value.content}
        onChange={(next) => change({ content: next })}
      />
      <BudgetFields value={value} onChange={change} />
      <HelpersField value={value.parts} onChange={(next) => change({ parts: next })} />
      <SourcesField value={value.sources} onChange={(sources) => change({ sources })} />
    </ActFrame>
  );
}

/** Two to begin with: half-way, and the end. */
const firstRows: MilestoneDraft[] = ['50', '100'].map((percent) => ({ title: '', dueOn: '', percent }));

export function PlanForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const common = useWords(projectWords);
  const open = project.milestones.filter(({ reachedOn }) => reachedOn === null);
  const { value, change, clear } = useDraft(draftKey(project.id, 'plan'), {
    rows:
      open.length > 0
        ? open.map(({ title, dueOn, percent }): MilestoneDraft => ({ title, dueOn, percent: String(percent) }))
        : firstRows,
    reason: '',
  });
  const rows = milestonesOf(value.rows);
  const asksWhy = project.state === 'underway' && project.milestones.length > 0;
  const body = () => ({ milestones: rows, ...(!isShort(value.reason) && { reason: value.reason.trim() }) });
  const empty = rows.length === 0 || rows.some(({ title, dueOn }) => isShort(title) || dueOn === '');
  return (
    <ActFrame
      {...rest}
      action="plan"
      missing={[empty && common('milestones'), asksWhy && isShort(value.reason) && t('planReason')]}
      body={body}
      clear={clear}
    >
      {open.length < project.milestones.length && <p className="muted">{t('planReached')}</p>}
      <MilestonesField
        value={value.rows}
        error={rest.desk.fault?.fieldFault('milestones')}
        onChange={(next) => change({ rows: next })}
      />
      {asksWhy && (
        <TextArea
          label={t('planReason')}
          rows={2}
          maxLength={500}
          value={value.reason}
          onChange={(reason) => change({ reason })}
        />
      )}
    </ActFrame>
  );
}

export function DecideForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const session = useSession();
  const { value, change, clear } = useDraft(draftKey(project.id, 'decide'), {
    meetingId: '',
    body: '',
    decidedOn: civilDayOf(Date.now()),
    minutes: '',
    photos: [] as KeptPhoto[],
  });
  const pictures = useActPhotos(value.photos, (photos) => change({ photos }));
  const body = () => ({
    body: value.body.trim(),
    decidedOn: value.decidedOn,
    minutes: value.minutes.trim(),
    ...(value.meetingId && { meetingId: value.meetingId }),
    ...(pictures.ids.length > 0 && { files: pictures.ids }),
  });
  return (
    <ActFrame
      {...rest}
      action="decide"
      missing={[
        isShort(value.body) && t('body'),
        value.decidedOn === '' && t('decidedOn'),
        isShort(value.minutes) && t('minutes'),
      ]}
      body={body}
      clear={clear}
      isWaiting={pictures.isWaiting}
    >
      {mayUse(session, 'body.read') && (
        <MeetingPick
          value={value.meetingId}
          onChoose={(meetingId, chosen) => change({ meetingId, ...(chosen && chosen) })}
        />
      )}
      <TextField
        label={t('body')}
        hint={t('bodyHint')}
        maxLength={120}
        value={value.body}
        onChange={(next) => change({ body: next })}
      />
      <TextField
        label={t('decidedOn')}
        type="date"
        error={rest.desk.fault?.fieldFault('decidedOn')}
        value={value.decidedOn}
        onChange={(decidedOn) => change({ decidedOn })}
      />
      <TextArea
        label={t('minutes')}
        hint={t('minutesHint')}
        rows={5}
        maxLength={4000}
        value={value.minutes}
        onChange={(minutes) => change({ minutes })}
      />
      <PhotoPicker
        label={t('minutesPhotos')}
        hint={t('upTo')}
        value={pictures.photos}
        onChange={pictures.setPhotos}
        upload={upload}
        optional
      />
    </ActFrame>
  );
}

interface MeetingPickProps {
  value: string;
  onChoose: (id: string, chosen: { body: string; decidedOn: string } | null) => void;
}

/** There from the beginning, whatever the list of meetings says: what stands below it never moves under a finger. */
function MeetingPick({ value, onChoose }: MeetingPickProps): ReactElement {
  const t = useWords(actWords);
  const lang = useLanguage();
  const { rows, isPending } = usePages(listMeetings, { query: { view: 'past' } });
  const held = rows.filter(({ state }) => state === 'held');
  const options = held.map(({ id, title, bodyName, beginsAt }) => ({
    value: id,
    label: title,
    hint: `${bodyName} ${dayText(beginsAt, lang)}`,
  }));
  return (
    <PickField
      label={t('meeting')}
      hint={t(held.length > 0 || isPending ? 'meetingHint' : 'noMeetingHint')}
      optional
      clearable
      options={options}
      value={value || null}
      onChange={(id) => {
        const chosen = held.find((each) => each.id === id);
        onChoose(
          id ?? '',
          chosen ? { body: chosen.bodyName, decidedOn: civilDayOf(Date.parse(chosen.beginsAt)) } : null,
        );
      }}
    />
  );
}

export function StopForm({ project, ...rest }: ActFormProps): ReactElement {
  const t = useWords(actWords);
  const { value, change, clear } = useDraft(draftKey(project.id, 'stop'), { reason: '' });
  return (
    <ActFrame
      {...rest}
      action="stop"
      danger
      missing={[isShort(value.reason) && t('stopReason')]}
      body={() => ({ reason: value.reason.trim() })}
      clear={clear}
    >
      <TextArea
        label={t('stopReason')}
        rows={3}
        maxLength={500}
        value={value.reason}
        onChange={(reason) => change({ reason })}
      />
    </ActFrame>
  );
}
