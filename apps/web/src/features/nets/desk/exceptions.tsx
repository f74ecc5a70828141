import {
  addException,
  cancelException,
  type Exception,
  type SectionDetail,
  type Shift,
} from '@huying/server/contract/nets';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { civilDayOf, momentOf } from '../../../lib/civil-day.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { dayText } from '../../../lib/time.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';

/** Days on which it is otherwise than the week says. */
export function Exceptions({ section }: { section: SectionDetail }): ReactElement {
  const t = useWords(netWords);
  const [adding, setAdding] = useState(false);
  const { busy, fault, run } = useAct();
  const manages = section.abilities.includes('net.manage');
  const cancel = (id: string) =>
    run(async () => {
      await call(cancelException, { params: { id } });
      await refresh('/api/net');
    });
  return (
    <Card title={t('exceptions')}>
      <div className="stack">
        {section.exceptions.length === 0 && <p className="muted">{t('exceptionNone')}</p>}
        <ul className="nets-rows">
          {section.exceptions.map((each) => (
            <li key={each.id}>
              <Line section={section} exception={each} />
              {each.cancelledAt !== null ? (
                <StatusTag>{t('exceptionCancelled')}</StatusTag>
              ) : (
                manages && (
                  <Button variant="quiet" busy={busy} onClick={() => void cancel(each.id)}>
                    {t('exceptionCancel')}
                  </Button>
                )
              )}
            </li>
          ))}
        </ul>
        <FormFault fault={fault} />
        {manages && !adding && (
          <div>
            <Button icon="plus" onClick={() => setAdding(true)}>
              {t('exceptionAdd')}
            </Button>
          </div>
        )}
        {adding && <ExceptionForm section={section} onDone={() => setAdding(false)} />}
      </div>
    </Card>
  );
}

function Line({ section, exception }: { section: SectionDetail; exception: Exception }): ReactElement {
  const t = useWords(netWords);
  const lang = useLanguage();
  const { from, until, shift, personId, insteadOfId } = exception;
  const nameOf = (id: string | null) => section.people.find((person) => person.id === id)?.name ?? '';
  const who = personId === null ? t('exceptionNobody') : nameOf(personId);
  return (
    <span>
      {t('exceptionLine', {
        from: dayText(momentOf(from), lang),
        until: dayText(momentOf(until), lang),
        shift: shift === null ? t('exceptionBoth') : t(`shift.${shift}`),
        who: insteadOfId === null ? who : `${who}（${t('standIn', { name: nameOf(insteadOfId) })}）`,
      })}
    </span>
  );
}

const NOBODY = 'nobody';

function ExceptionForm({ section, onDone }: { section: SectionDetail; onDone: () => void }): ReactElement {
  const t = useWords(netWords);
  const today = civilDayOf(Date.now());
  // The calendar begins with the turn that runs: after midnight that is last evening's, and it alone is proposed.
  const day = section.calendar[0]?.day ?? today;
  const draft = useDraft(`stand-in.${section.id}`, {
    from: day,
    until: day,
    shift: day < today && section.nightStart !== null ? 'night' : '',
    insteadOfId: '',
    personId: '',
  });
  const { value, change } = draft;
  const { busy, fault, run } = useAct();
  const people = section.people.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }));
  const end = () => {
    draft.clear();
    onDone();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = {
        from: value.from,
        until: value.until,
        shift: (value.shift || null) as Shift | null,
        insteadOfId: value.insteadOfId || null,
        personId: value.personId === NOBODY ? null : value.personId,
      };
      await call(addException, { params: { id: section.id }, body });
      await refresh('/api/net');
      toast(t('exceptionSaved'));
      end();
    });
  };
  return (
    <form className="stack nets-form" onSubmit={submit}>
      <h3>{t('exceptionAdd')}</h3>
      <TextField label={t('exceptionFrom')} type="date" value={value.from} onChange={(from) => change({ from })} />
      <TextField label={t('exceptionUntil')} type="date" value={value.until} onChange={(until) => change({ until })} />
      {section.nightStart !== null && (
        <SelectField
          label={t('exceptionShift')}
          empty={t('exceptionBoth')}
          value={value.shift || null}
          onChange={(shift) => change({ shift: shift ?? '' })}
          options={(['day', 'night'] as const).map((shift) => ({ value: shift, label: t(`shift.${shift}`) }))}
        />
      )}
      <SelectField
        label={t('exceptionInstead')}
        empty={t('exceptionAnyone')}
        value={value.insteadOfId || null}
        onChange={(insteadOfId) => change({ insteadOfId: insteadOfId ?? '' })}
        options={people}
      />
      <SelectField
        label={t('exceptionBy')}
        value={value.personId || null}
        onChange={(personId) => change({ personId: personId ?? '' })}
        options={[...people, { value: NOBODY, label: t('exceptionNobody') }]}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          busy={busy}
          disabled={value.personId === '' || value.from === '' || value.until === ''}
        >
          {t('save')}
        </Button>
        <Button onClick={end}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
