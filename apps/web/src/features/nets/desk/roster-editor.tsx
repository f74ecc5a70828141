import { type SectionDetail, type Slot, setRoster } from '@huying/server/contract/nets';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';

const days = [1, 2, 3, 4, 5, 6, 7] as const;
type Shift = Slot['shift'];

/** The turns of a week: one choice a day and shift. What was chosen survives a reload until it is saved. */
export function RosterEditor({ section }: { section: SectionDetail }): ReactElement {
  const t = useWords(netWords);
  const today = civilDayOf(Date.now());
  const shifts: Shift[] = section.nightStart === null ? ['day'] : ['day', 'night'];
  const current = section.rosters.find(
    ({ validFrom, validUntil }) => validFrom <= today && (validUntil === null || today <= validUntil),
  );
  const draft = useDraft<{ slots: readonly Slot[]; validFrom: string }>(`roster.${section.id}.${section.version}`, {
    slots: current?.slots ?? [],
    validFrom: '',
  });
  const { slots, validFrom } = draft.value;
  const { busy, fault, run } = useAct();
  const people = section.people.filter(({ active, id }) => active || slots.some(({ personId }) => personId === id));
  const holder = (weekday: number, shift: Shift): string | null =>
    slots.find((slot) => slot.weekday === weekday && slot.shift === shift)?.personId ?? null;
  const put = (weekday: number, shift: Shift, personId: string | null) => {
    const others = slots.filter((slot) => slot.weekday !== weekday || slot.shift !== shift);
    draft.change({ slots: personId === null ? others : [...others, { weekday, shift, personId }] });
  };
  const copyMonday = () =>
    draft.change({
      slots: slots
        .filter(({ weekday }) => weekday === 1)
        .flatMap((slot) => days.map((weekday) => ({ ...slot, weekday }))),
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = { version: section.version, slots: [...slots], ...(validFrom !== '' && { validFrom }) };
      await call(setRoster, { params: { id: section.id }, body });
      draft.clear();
      await refresh('/api/net');
      toast(t('rosterSaved'));
    });
  };
  return (
    <Card title={t('roster')}>
      <form className="stack" onSubmit={submit}>
        <div className="nets-week">
          {days.map((weekday) =>
            shifts.map((shift) => (
              <SelectField
                key={`${weekday} ${shift}`}
                label={
                  shifts.length === 1
                    ? t(`day.${weekday}`)
                    : t('turnOf', { day: t(`day.${weekday}`), shift: t(`shift.${shift}`) })
                }
                empty={t('noOne')}
                value={holder(weekday, shift)}
                onChange={(personId) => put(weekday, shift, personId)}
                options={people.map(({ id, name }) => ({ value: id, label: name }))}
              />
            )),
          )}
        </div>
        <div>
          <Button onClick={copyMonday}>{t('copyDown')}</Button>
        </div>
        <div className="nets-form">
          <TextField
            label={t('rosterFrom')}
            hint={t('rosterFromHint')}
            optional
            type="date"
            value={validFrom}
            onChange={(next) => draft.change({ validFrom: next })}
          />
        </div>
        <FormFault fault={fault} />
        <div>
          <Button variant="primary" type="submit" busy={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Card>
  );
}
