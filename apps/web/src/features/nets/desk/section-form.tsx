import { changeSection, createSection, type SectionDetail } from '@huying/server/contract/nets';
import { type FormEvent, type ReactElement, useState } from 'react';
import { call } from '../../../lib/api.ts';
import { usePlaces } from '../../../lib/directory.ts';
import { useDraft } from '../../../lib/drafts.ts';
import { useWords } from '../../../lib/i18n.ts';
import { refresh } from '../../../lib/query.ts';
import { useAct } from '../../../lib/use-act.ts';
import { Button } from '../../../ui/button.tsx';
import { TreeField } from '../../../ui/desk/tree-field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { toast } from '../../../ui/toast-store.ts';
import { netWords } from '../words.ts';

interface SectionFormProps {
  netId: string;
  section: SectionDetail | null;
  onDone: (made: string | null) => void;
}

/** Name, public number and places of a section. Ground of its own comes by import and stays unless places are given. */
export function SectionForm({ netId, section, onDone }: SectionFormProps): ReactElement {
  const t = useWords(netWords);
  const draft = useDraft(`section.${section?.id ?? netId}`, {
    code: section?.code ?? '',
    name: section?.name ?? '',
    phone: section?.phone ?? '',
    placeIds: section?.placeIds ?? [],
  });
  const { value, change } = draft;
  const { busy, fault, run } = useAct();
  const ownGround = section?.covers === 'ground';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { code, name, placeIds } = value;
      const phone = value.phone.trim() || null;
      const keepsGround = ownGround && placeIds.length === 0;
      const saved = section
        ? await call(changeSection, {
            params: { id: section.id },
            body: { version: section.version, name, phone, ...(!keepsGround && { placeIds }) },
          })
        : await call(createSection, { params: { id: netId }, body: { code, name, phone, placeIds } });
      await refresh('/api/net');
      draft.clear();
      toast(t(section ? 'saved' : 'created'));
      onDone(saved.id);
    });
  };
  return (
    <form className="stack nets-form" onSubmit={submit}>
      {section === null && (
        <TextField label={t('code')} value={value.code} onChange={(code) => change({ code })} maxLength={40} />
      )}
      <TextField label={t('sectionName')} value={value.name} onChange={(name) => change({ name })} maxLength={60} />
      <TextField
        label={t('phone')}
        hint={t('phoneHint')}
        optional
        type="tel"
        value={value.phone}
        onChange={(phone) => change({ phone })}
        maxLength={30}
      />
      <PlacesField value={value.placeIds} onChange={(placeIds) => change({ placeIds })} />
      <FormFault fault={fault} />
      <div className="row">
        <Button
          variant="primary"
          type="submit"
          busy={busy}
          disabled={value.name.trim() === '' || (section === null && value.code === '')}
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

function PlacesField({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (ids: string[]) => void;
}): ReactElement {
  const t = useWords(netWords);
  const places = usePlaces();
  const [choosing, setChoosing] = useState<string | null>(null);
  return (
    <div className="stack stack-tight">
      {value.length > 0 && (
        <ul className="nets-choices" aria-label={t('places')}>
          {value.map((id) => (
            <li key={id} className="nets-chip">
              {places.name(id)}
              <Button
                variant="quiet"
                icon="close"
                label={t('placesRemove', { name: places.name(id) })}
                onClick={() => onChange(value.filter((each) => each !== id))}
              />
            </li>
          ))}
        </ul>
      )}
      <TreeField
        label={value.length > 0 ? t('placesAdd') : t('places')}
        optional
        nodes={places.items.filter(({ active }) => active)}
        value={choosing}
        onChange={(id) => {
          setChoosing(null);
          if (id !== null && !value.includes(id)) onChange([...value, id]);
        }}
      />
    </div>
  );
}
