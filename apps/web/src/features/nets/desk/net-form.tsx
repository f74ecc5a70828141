import { changeNet, createNet, type Net, netKinds } from '@huying/server/contract/nets';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../../lib/api.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';

type Kind = Net['kind'];

/** A new net, or another name, words and hours for one. What was typed survives a reload. */
export function NetForm({ net, onDone }: { net: Net | null; onDone: (made: string | null) => void }): ReactElement {
  const t = useWords(netWords);
  const units = useUnits();
  const draft = useDraft(`net.${net?.id ?? 'new'}`, {
    unitId: net?.unitId ?? '',
    kind: (net?.kind ?? 'other') as Kind,
    name: net?.name ?? '',
    keywords: net?.keywords.join('、') ?? '',
    dayStart: net?.dayStart ?? '08:30',
    nightStart: net?.nightStart ?? '',
  });
  const { value, change } = draft;
  const { busy, fault, run } = useAct();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { unitId, kind, name, dayStart } = value;
      const body = {
        kind,
        name,
        dayStart,
        nightStart: value.nightStart || null,
        keywords: value.keywords.split(/[、,，;；\s]+/).filter(Boolean),
      };
      const saved = net
        ? await call(changeNet, { params: { id: net.id }, body: { ...body, version: net.version } })
        : await call(createNet, { body: { ...body, unitId } });
      await refresh('/api/net');
      draft.clear();
      toast(t(net ? 'saved' : 'created'));
      onDone(saved.id);
    });
  };
  return (
    <form className="stack nets-form" onSubmit={submit}>
      {net === null && (
        <PickField
          label={t('unit')}
          value={value.unitId || null}
          onChange={(unitId) => change({ unitId: unitId ?? '' })}
          options={units.items.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField label={t('netName')} value={value.name} onChange={(name) => change({ name })} maxLength={60} />
      <SelectField<Kind>
        label={t('kind')}
        value={value.kind}
        onChange={(kind) => kind && change({ kind })}
        options={netKinds.map((each) => ({ value: each, label: t(`kind.${each}`) }))}
      />
      <TextField
        label={t('keywords')}
        hint={t('keywordsHint')}
        optional
        value={value.keywords}
        onChange={(keywords) => change({ keywords })}
      />
      <Clock label={t('dayStart')} value={value.dayStart} onChange={(dayStart) => change({ dayStart })} />
      <Clock
        label={t('nightStart')}
        hint={t('nightStartHint')}
        optional
        value={value.nightStart}
        onChange={(nightStart) => change({ nightStart })}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          busy={busy}
          disabled={value.name.trim() === '' || (net === null && value.unitId === '')}
        >
          {t('save')}
        </Button>
        <Button
          onClick={() => {
            draft.clear();
            onDone(null);
          }}
        >
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}

interface ClockProps {
  label: string;
  hint?: string;
  optional?: boolean;
  value: string;
  onChange: (value: string) => void;
}

/** Half hours of the day: nobody begins a shift at 08:17. */
function Clock({ value, onChange, ...rest }: ClockProps): ReactElement {
  const times = Array.from(
    { length: 48 },
    (_, i) => `${String(Math.floor(i / 2)).padStart(2, '0')}:${i % 2 ? '30' : '00'}`,
  );
  const known = value === '' || times.includes(value) ? times : [...times, value].sort();
  return (
    <SelectField
      {...rest}
      {...(rest.optional && { empty: '—' })}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      options={known.map((time) => ({ value: time, label: time }))}
    />
  );
}
