import { endSeat, type getBody, giveSeat, updateSeat } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { putAway } from '../../../lib/put-away.ts';
import { refresh } from '../../../lib/query.ts';
import { dateText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { seatTitle } from './seat-title.ts';
import { unitOptions } from './unit-options.ts';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

type BodyDetail = Output<typeof getBody>;
type Seat = BodyDetail['seats'][number];
const today = (): string => civilDayOf(Date.now());

/** Which units sit in a body, by role and office; former seats stay below. */
export function SeatsCard({ body }: { body: BodyDetail }): ReactElement {
  const t = useWords(jointWords);
  const words = useJointWords();
  const [isGiving, setGiving] = useState(false);
  const [ending, setEnding] = useState<Seat | null>(null);
  const [renaming, setRenaming] = useState<Seat | null>(null);
  const manages = body.may.includes('maintain') && body.endedOn === null;
  const isPast = ({ untilOn }: Seat): boolean => untilOn !== null && untilOn < today();
  const rank = ({ role }: Seat): number => words.options('seatRoles').findIndex(({ value }) => value === role);
  // Who leads stands first, in the order of the tenant's own words.
  const present = body.seats.filter((seat) => !isPast(seat)).sort((a, b) => rank(a) - rank(b));
  const past = body.seats.filter(isPast);
  return (
    <Card
      title={t('seats')}
      aside={
        manages && (
          <Button icon="plus" onClick={() => setGiving(true)}>
            {t('giveSeat')}
          </Button>
        )
      }
    >
      {present.length === 0 ? (
        <p className="muted">{t('noSeats')}</p>
      ) : (
        <SeatList seats={present} {...(manages && { onEnd: setEnding, onRename: setRenaming })} />
      )}
      {past.length > 0 && (
        <Fold title={t('past', { n: past.length })}>
          <SeatList seats={past} />
        </Fold>
      )}
      <Dialog open={isGiving} title={t('giveSeat')} onClose={() => setGiving(false)}>
        {isGiving && <GiveForm bodyId={body.id} onDone={() => setGiving(false)} />}
      </Dialog>
      <Dialog open={renaming !== null} title={t('changeSeat')} onClose={() => setRenaming(null)}>
        {renaming && <RenameForm key={renaming.id} seat={renaming} onDone={() => setRenaming(putAway(renaming))} />}
      </Dialog>
      <Dialog open={ending !== null} title={t('endDo')} onClose={() => setEnding(null)}>
        {ending && <EndForm key={ending.id} seat={ending} onDone={() => setEnding(putAway(ending))} />}
      </Dialog>
    </Card>
  );
}

interface SeatListProps {
  seats: readonly Seat[];
  onEnd?: (seat: Seat) => void;
  onRename?: (seat: Seat) => void;
}

function SeatList({ seats, onEnd, onRename }: SeatListProps): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const words = useJointWords();
  return (
    <ul className="joint-rows">
      {seats.map((seat) => {
        const { id, unitId, role, office, fromOn, untilOn } = seat;
        return (
          <li key={id}>
            <strong>{units.name(unitId)}</strong>
            <span>{seatTitle(words.name('seatRoles', role), office)}</span>
            <span className="muted">
              {untilOn === null
                ? t('fromOnly', { from: dateText(fromOn, lang) })
                : t('fromUntil', { from: dateText(fromOn, lang), until: dateText(untilOn, lang) })}
            </span>
            {onRename && (
              <Button
                variant="quiet"
                label={t('changeSeatOf', { name: units.name(unitId) })}
                onClick={() => onRename(seat)}
              >
                {t('changeSeat')}
              </Button>
            )}
            {onEnd && untilOn === null && (
              <Button variant="quiet" label={t('endOf', { name: units.name(unitId) })} onClick={() => onEnd(seat)}>
                {t('end')}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

function GiveForm({ bodyId, onDone }: { bodyId: string; onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const words = useJointWords();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`organizations.seat.${bodyId}`, {
    unitId: '',
    role: '',
    office: '',
    fromOn: today(),
    untilOn: '',
  });
  const { unitId, role, office, fromOn, untilOn } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(giveSeat, {
        params: { id: bodyId },
        body: { unitId, role, office: office.trim(), fromOn, untilOn: untilOn || null },
      });
      clear();
      await refresh('/api/joint-');
      toast(t('given'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <PickField
        label={t('member')}
        options={unitOptions(units.items)}
        value={unitId || null}
        onChange={(next) => change({ unitId: next ?? '' })}
      />
      <SelectField
        label={t('role')}
        options={words.options('seatRoles')}
        value={role || null}
        onChange={(next) => change({ role: next ?? '' })}
      />
      <TextField
        label={t('office')}
        hint={t('officeHint')}
        optional
        maxLength={40}
        value={office}
        onChange={(next) => change({ office: next })}
      />
      <TextField label={t('from')} type="date" value={fromOn} onChange={(next) => change({ fromOn: next })} />
      <TextField
        label={t('until')}
        hint={t('partTimeHint')}
        optional
        type="date"
        value={untilOn}
        onChange={(next) => change({ untilOn: next })}
      />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!unitId || !role || !fromOn}>
        {t('giveDo')}
      </Button>
    </form>
  );
}

function EndForm({ seat, onDone }: { seat: Seat; onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [untilOn, setUntilOn] = useState(today);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(endSeat, { params: { id: seat.id }, body: { version: seat.version, untilOn } });
      await refresh('/api/joint-');
      toast(t('endedDone'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{units.name(seat.unitId)}</p>
      <TextField label={t('endOn')} type="date" value={untilOn} onChange={setUntilOn} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy} disabled={!untilOn}>
        {t('endDo')}
      </Button>
    </form>
  );
}

function RenameForm({ seat, onDone }: { seat: Seat; onDone: () => void }): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { busy, fault, run } = useAct();
  const [office, setOffice] = useState(seat.office);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await call(updateSeat, { params: { id: seat.id }, body: { version: seat.version, office: office.trim() } });
      await refresh('/api/joint-');
      toast(t('saved'));
      onDone();
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      <p>{units.name(seat.unitId)}</p>
      <TextField label={t('office')} hint={t('officeHint')} maxLength={40} value={office} onChange={setOffice} />
      <FormFault fault={fault} />
      <Button type="submit" variant="primary" busy={busy}>
        {t('save')}
      </Button>
    </form>
  );
}
