import { createPlace, listLevels, type PlaceDetail } from '@huying/server/contract/territory';
import type { FormEvent, ReactElement } from 'react';
import { call } from '../../lib/api.ts';
import { civilDayOf } from '../../lib/civil-day.ts';
import { useDraft } from '../../lib/drafts.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { refresh, useAnswer } from '../../lib/query.ts';
import { useAct } from '../../lib/use-act.ts';
import { Button } from '../../ui/button.tsx';
import { FormFault } from '../../ui/form-fault.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { toast } from '../../ui/toast-store.ts';
import { territoryWords } from './words.ts';

interface NewPlaceFormProps {
  parent: PlaceDetail;
  /** With the id of the new place, or null when given up. */
  onDone: (id: string | null) => void;
}

export function NewPlaceForm({ parent, onDone }: NewPlaceFormProps): ReactElement {
  const t = useWords(territoryWords);
  const lang = useLanguage();
  const levels = useAnswer(listLevels);
  const lower = (levels.data?.items ?? []).filter(({ level }) => level > parent.level);
  const { busy, fault, run } = useAct();
  const { value, change, clear } = useDraft(`territory.new.${parent.id}`, {
    level: '',
    code: '',
    name: '',
    households: '',
    phone: '',
    validFrom: civilDayOf(Date.now()),
  });
  const level = value.level || String(lower[0]?.level ?? '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { code, name, households, phone, validFrom } = value;
    void run(async () => {
      const made = await call(createPlace, {
        body: {
          parentId: parent.id,
          level: Number(level),
          code: code.trim(),
          name: name.trim(),
          households: households.trim() === '' ? null : Number(households),
          phone: phone.trim() || null,
          validFrom,
        },
      });
      clear();
      await refresh('/api/places');
      toast(t('created', { name: made.name }));
      onDone(made.id);
    });
  };
  return (
    <form className="stack territory-form" onSubmit={submit}>
      <h3>{t('addTitle', { name: parent.name })}</h3>
      <SelectField
        label={t('addLevel')}
        value={level}
        onChange={(next) => change({ level: next ?? '' })}
        options={lower.map((each) => ({
          value: String(each.level),
          label: lang === 'en' && each.nameEn ? each.nameEn : each.name,
        }))}
      />
      <TextField
        label={t('name')}
        maxLength={100}
        value={value.name}
        onChange={(name) => change({ name })}
        error={fault?.fieldFault('name')}
      />
      <TextField
        label={t('code')}
        hint={t('codeHint')}
        maxLength={40}
        value={value.code}
        onChange={(code) => change({ code })}
        error={fault?.fieldFault('code')}
      />
      <TextField
        label={t('households')}
        hint={t('householdsHint')}
        optional
        inputMode="numeric"
        value={value.households}
        onChange={(households) => change({ households })}
        error={fault?.fieldFault('households')}
      />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        optional
        type="tel"
        value={value.phone}
        onChange={(phone) => change({ phone })}
        error={fault?.fieldFault('phone')}
      />
      <TextField
        label={t('validFrom')}
        type="date"
        value={value.validFrom}
        onChange={(validFrom) => change({ validFrom })}
        error={fault?.fieldFault('validFrom')}
      />
      <FormFault fault={fault} />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          busy={busy}
          disabled={value.name.trim() === '' || value.code.trim() === '' || level === ''}
        >
          {t('create')}
        </Button>
        <Button onClick={() => onDone(null)}>{t('cancel')}</Button>
      </div>
    </form>
  );
}
