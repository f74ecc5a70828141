import { foundBody, type getBody, listBodies, updateBody } from '@huying/server/contract/organizations';
import type { FormEvent, ReactElement } from 'react';
import { call, type Output } from '../../../lib/api.ts';
import { civilDayOf } from '../../../lib/civil-day.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh, useEveryPage } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { ManyPicks } from '../../../ui/desk/many-picks.tsx';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

interface Typed {
  kind: string;
  field: string;
  name: string;
  duty: string;
  parentId: string;
  placeIds: string[];
  foundedOn: string;
  endedOn: string;
  rotates: boolean;
}
const blank = (): Typed => ({
  kind: '',
  field: '',
  name: '',
  duty: '',
  parentId: '',
  placeIds: [],
  foundedOn: civilDayOf(Date.now()),
  endedOn: '',
  rotates: true,
});

/** A new body, or what of one may change; kind and day of founding stay. */
export function BodyForm({
  body,
  onDone,
}: {
  body?: Output<typeof getBody>;
  onDone: (id: string) => void;
}): ReactElement {
  const t = useWords(jointWords);
  const places = usePlaces();
  const words = useJointWords();
  const bodies = useEveryPage(listBodies, { query: {} });
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft<Typed>(
    body ? `organizations.body.${body.id}.${body.version}` : 'organizations.body',
    body ? { ...body, field: body.field ?? '', parentId: body.parentId ?? '', endedOn: body.endedOn ?? '' } : blank(),
  );
  const { kind, field, name, duty, parentId, placeIds, foundedOn, endedOn, rotates } = value;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const common = { name: name.trim(), duty: duty.trim(), parentId: parentId || null, placeIds, rotates };
      const { id } = body
        ? await call(updateBody, {
            params: { id: body.id },
            body: { ...common, version: body.version, endedOn: endedOn || null },
          })
        : await call(foundBody, { body: { ...common, kind, field: field || null, foundedOn } });
      clear();
      await refresh('/api/joint-');
      toast(t(body ? 'saved' : 'founded'));
      onDone(id);
    });
  };
  return (
    <form className="stack" onSubmit={submit}>
      {!body && (
        <>
          <SelectField
            label={t('kind')}
            options={words.options('bodyKinds')}
            value={kind || null}
            onChange={(next) => change({ kind: next ?? '' })}
          />
          <SelectField
            label={t('field')}
            options={words.options('fields')}
            value={field || null}
            empty={t('noField')}
            onChange={(next) => change({ field: next ?? '' })}
          />
        </>
      )}
      <TextField label={t('name')} maxLength={80} value={name} onChange={(next) => change({ name: next })} />
      <ManyPicks
        label={t('place')}
        options={places.items.filter(({ active }) => active).map(({ id, name: label }) => ({ value: id, label }))}
        values={placeIds}
        onChange={(next) => change({ placeIds: next })}
      />
      <PickField
        label={t('parent')}
        optional
        clearable
        options={bodies.filter(({ id }) => id !== body?.id).map(({ id, name: label }) => ({ value: id, label }))}
        value={parentId || null}
        onChange={(next) => change({ parentId: next ?? '' })}
      />
      <TextArea
        label={t('duty')}
        optional
        rows={3}
        maxLength={1000}
        value={duty}
        onChange={(next) => change({ duty: next })}
      />
      {body ? (
        <TextField
          label={t('endBodyOn')}
          hint={t('endBodyHint')}
          optional
          type="date"
          value={endedOn}
          onChange={(next) => change({ endedOn: next })}
        />
      ) : (
        <TextField
          label={t('foundedOn')}
          type="date"
          value={foundedOn}
          onChange={(next) => change({ foundedOn: next })}
        />
      )}
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
        {t(body ? 'editDo' : 'foundDo')}
      </Button>
    </form>
  );
}
