import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Checkbox } from '../../../ui/checkbox.tsx';
import { Fold } from '../../../ui/fold.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { HouseholdDraft } from './visit-draft.ts';
import { visitWords } from './words.ts';

interface HouseholdPartProps {
  value: HouseholdDraft;
  onChange: (value: HouseholdDraft) => void;
  keepDays: number;
}

/** The least of a household, and only once it has agreed. Kept in memory while the page is open, nowhere else on the phone. */
export function HouseholdPart({ value, onChange, keepDays }: HouseholdPartProps): ReactElement {
  const t = useWords(visitWords);
  return (
    <Fold title={t('household')} open={value.consent}>
      <p className="muted small">{t('householdHint', { n: keepDays })}</p>
      <Checkbox name="consent" checked={value.consent} onChange={(consent) => onChange({ ...value, consent })}>
        {t('consent')}
      </Checkbox>
      {value.consent && (
        <>
          <TextField
            label={t('which')}
            optional
            maxLength={120}
            value={value.household}
            onChange={(household) => onChange({ ...value, household })}
          />
          <TextArea
            label={t('note')}
            hint={t('noteHint')}
            optional
            rows={2}
            maxLength={500}
            value={value.note}
            onChange={(note) => onChange({ ...value, note })}
          />
        </>
      )}
    </Fold>
  );
}
