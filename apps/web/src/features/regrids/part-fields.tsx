import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { TextField } from '../../ui/text-field.tsx';
import type { PartDraft } from './regrid-draft.ts';
import { regridWords } from './words.ts';

interface PartFieldsProps {
  part: PartDraft;
  /** A place of its own, so it needs a code and a name. */
  isNew: boolean;
  onChange: (part: Partial<PartDraft>) => void;
}

export function PartFields({ part, isNew, onChange }: PartFieldsProps): ReactElement {
  const t = useWords(regridWords);
  return (
    <div className="regrid-facts">
      {isNew && (
        <TextField
          label={t('code')}
          hint={t('codeHint')}
          maxLength={33}
          value={part.code}
          onChange={(code) => onChange({ code })}
        />
      )}
      <TextField
        label={t('name')}
        optional={!isNew}
        maxLength={100}
        value={part.name}
        onChange={(name) => onChange({ name })}
      />
      <TextField label={t('phone')} optional type="tel" value={part.phone} onChange={(phone) => onChange({ phone })} />
      <TextField
        label={t('households')}
        hint={t('householdsHint')}
        optional
        inputMode="numeric"
        value={part.households}
        onChange={(households) => onChange({ households })}
      />
    </div>
  );
}
