import { addDutyPerson, changeDutyPerson, type DutyPerson, getSection, type Net } from '@huying/server/contract/nets';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';

/** Who takes turns in a net; they stand in the detail of any of its sections. */
export function NetPeople({ net }: { net: Net }): ReactElement | null {
  const [section] = net.sections;
  return section ? (
    <People netId={net.id} sectionId={section.id} manages={net.abilities.includes('net.manage')} />
  ) : null;
}

function People({ netId, sectionId, manages }: { netId: string; sectionId: string; manages: boolean }): ReactElement {
  const t = useWords(netWords);
  const { data } = useAnswer(getSection, { params: { id: sectionId }, query: {} });
  const { busy, fault, run } = useAct();
  const turn = ({ id, version, active }: DutyPerson) =>
    run(async () => {
      await call(changeDutyPerson, { params: { id }, body: { version, active: !active } });
      await refresh('/api/net');
    });
  return (
    <Card title={t('people')}>
      <div className="stack">
        {data?.people.length === 0 && <p className="muted">{t('none')}</p>}
        <ul className="nets-rows">
          {data?.people.map((person) => (
            <li key={person.id}>
              <span>
                {person.name} <span className="muted">{person.title}</span>{' '}
                {!person.active && <StatusTag>{t('closed')}</StatusTag>}
              </span>
              {manages && (
                <Button
                  variant="quiet"
                  busy={busy}
                  label={`${t(person.active ? 'personOff' : 'personOn')} ${person.name}`}
                  onClick={() => void turn(person)}
                >
                  {t(person.active ? 'personOff' : 'personOn')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <FormFault fault={fault} />
        {manages && <AddPerson netId={netId} />}
      </div>
    </Card>
  );
}

export function AddPerson({ netId }: { netId: string }): ReactElement {
  const t = useWords(netWords);
  const [name, setName] = useState('');
  const [title, setTitle] = useState('');
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    void run(async () => {
      await call(addDutyPerson, { params: { id: netId }, body: { name, title } });
      await refresh('/api/net');
      setName('');
      setTitle('');
      toast(t('created'));
    });
  };
  return (
    <form className="stack nets-form" onSubmit={submit}>
      <h3>{t('addPerson')}</h3>
      <TextField label={t('personName')} value={name} onChange={setName} maxLength={60} />
      <TextField label={t('personTitle')} optional value={title} onChange={setTitle} maxLength={60} />
      <FormFault fault={fault} />
      <div>
        <Button type="submit" busy={busy} disabled={name.trim() === ''}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
