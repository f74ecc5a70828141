import { type getMeeting, updateMeeting } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { instantOfLocal } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { unitOptions } from './unit-options.ts';
import { jointWords } from './words.ts';

/** An instant as a field for date and time holds it, in the time of the county. */
const localOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

/** A meeting that is called, moved or renamed. */
export function MeetingForm({
  meeting,
  onDone,
}: {
  meeting: Output<typeof getMeeting>;
  onDone: () => void;
}): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [title, setTitle] = useState(meeting.title);
  const [at, setAt] = useState(() => localOf(meeting.beginsAt));
  const [venue, setVenue] = useState(meeting.venue);
  const [theme, setTheme] = useState(meeting.theme);
  const [chairId, setChairId] = useState<string | null>(meeting.chairId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = {
        version: meeting.version,
        title: title.trim(),
        beginsAt: instantOfLocal(at),
        venue: venue.trim(),
        theme: theme.trim(),
        ...(chairId && { chairId }),
      };
      await call(updateMeeting, { params: { id: meeting.id }, body });
      await refresh('/api/joint-meetings');
      toast(t('saved'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <TextField label={t('meetingTitle')} maxLength={80} value={title} onChange={setTitle} />
      <TextField label={t('at')} type="datetime-local" value={at} onChange={setAt} />
      <TextField label={t('venue')} maxLength={80} value={venue} onChange={setVenue} />
      <TextField label={t('theme')} optional maxLength={80} value={theme} onChange={setTheme} />
      <PickField
        label={t('inChair')}
        options={unitOptions(units.items)}
        value={chairId}
        onChange={(next) => next && setChairId(next)}
      />
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={title.trim().length < 2 || at === '' || venue.trim() === ''}
      >
        {t('editMeetingDo')}
      </Button>
    </form>
  );
}
