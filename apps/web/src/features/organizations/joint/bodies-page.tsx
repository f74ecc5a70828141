import { foundBody, listBodies } from '@huying/server/contract/organizations';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useLocation } from 'wouter';
import { call } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { DataTable } from '../../../ui/desk/data-table.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { JointFrame } from './joint-frame.tsx';
import { useJointWords } from './use-joint-words.ts';
import { wholeList } from './whole-list.ts';
import { jointWords } from './words.ts';

/** /desk/joint: the bodies in which units sit together. */
export function BodiesPage(): ReactElement {
  const t = useWords(jointWords);
  const session = useSession();
  const places = usePlaces();
  const kinds = useJointWords();
  const [, go] = useLocation();
  const [kind, setKind] = useState<string | null>(null);
  const [ended, setEnded] = useState(false);
  const [isFounding, setFounding] = useState(false);
  const { data, error, refetch } = useAnswer(listBodies, { query: { ...(kind && { kind }), ended } });
  return (
    <JointFrame
      hint={t('bodiesHint')}
      actions={
        mayUse(session, 'body.manage') && (
          <Button variant="primary" icon="plus" onClick={() => setFounding(true)}>
            {t('found')}
          </Button>
        )
      }
    >
      <div className="row">
        <SelectField label={t('kind')} options={kinds.options('bodyKinds')} value={kind} empty="—" onChange={setKind} />
        <Checkbox checked={ended} onChange={setEnded}>
          {t('withEnded')}
        </Checkbox>
      </div>
      <DataTable
        id="joint-bodies"
        label={t('bodies')}
        pages={wholeList(data?.items, error, () => void refetch())}
        rowKey={({ id }) => id}
        rowName={({ name }) => name}
        hrefOf={({ id }) => `/desk/joint/bodies/${id}`}
        onOpen={({ id }) => go(`/desk/joint/bodies/${id}`)}
        empty={<Empty title={t('noBodies')}>{t('noBodiesBody')}</Empty>}
        columns={[
          { key: 'name', title: t('name'), main: true, width: 260, render: ({ name }) => name },
          {
            key: 'kind',
            title: t('kind'),
            render: ({ kind: code, field }) =>
              [kinds.name('bodyKinds', code), field && kinds.name('fields', field)].filter(Boolean).join(' · '),
          },
          {
            key: 'places',
            title: t('places'),
            render: ({ placeIds }) => placeIds.map((id) => places.name(id)).join('、'),
          },
          { key: 'units', title: t('units'), width: 110, render: ({ units }) => t('unitsN', { n: units }) },
          {
            key: 'state',
            title: t('state'),
            width: 120,
            render: ({ endedOn }) => endedOn && <StatusTag>{t('ended')}</StatusTag>,
          },
        ]}
      />
      <Dialog open={isFounding} title={t('found')} onClose={() => setFounding(false)}>
        {isFounding && <FoundForm onDone={(id) => go(`/desk/joint/bodies/${id}`)} />}
      </Dialog>
    </JointFrame>
  );
}

function FoundForm({ onDone }: { onDone: (id: string) => void }): ReactElement {
  const t = useWords(jointWords);
  const places = usePlaces();
  const kinds = useJointWords();
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<{
    kind: string;
    field: string;
    name: string;
    placeIds: string[];
    foundedOn: string;
    rotates: boolean;
  }>('organizations.body', {
    kind: '',
    field: '',
    name: '',
    placeIds: [],
    foundedOn: civilDayOf(Date.now()),
    rotates: true,
  });
  const { kind, field, name, placeIds, foundedOn, rotates } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { id } = await call(foundBody, {
        body: { kind, field: field || null, name: name.trim(), placeIds, foundedOn, rotates },
      });
      clear();
      await refresh('/api/joint-');
      toast(t('founded'));
      onDone(id);
    });
  };
  const options = places.items.filter(({ active }) => active).map(({ id, name: label }) => ({ value: id, label }));
  return (
    <form className="stack" onSubmit={submit}>
      <SelectField
        label={t('kind')}
        options={kinds.options('bodyKinds')}
        value={kind || null}
        onChange={(next) => change({ kind: next ?? '' })}
      />
      <SelectField
        label={t('field')}
        options={kinds.options('fields')}
        value={field || null}
        empty={t('noField')}
        onChange={(next) => change({ field: next ?? '' })}
      />
      <TextField label={t('name')} maxLength={80} value={name} onChange={(next) => change({ name: next })} />
      {[...placeIds, null].map((id, at) => (
        <PickField
          key={id ?? 'next'}
          label={at === 0 ? t('place') : t('addPlace')}
          options={options.filter(({ value: each }) => each === id || !placeIds.includes(each))}
          value={id}
          clearable={id !== null}
          onChange={(next) =>
            change({ placeIds: [...placeIds.slice(0, at), ...(next ? [next] : []), ...placeIds.slice(at + 1)] })
          }
        />
      ))}
      <TextField
        label={t('foundedOn')}
        type="date"
        value={foundedOn}
        onChange={(next) => change({ foundedOn: next })}
      />
      <Checkbox checked={rotates} onChange={(next) => change({ rotates: next })}>
        {t('rotates')}
      </Checkbox>
      <FormFault fault={fault} />
      <Button
        type="submit"
        variant="primary"
        busy={busy}
        disabled={!kind || name.trim().length < 2 || placeIds.length === 0 || !foundedOn}
      >
        {t('foundDo')}
      </Button>
    </form>
  );
}
