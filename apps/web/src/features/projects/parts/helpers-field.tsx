import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { projectWords } from '../words.ts';
import { UnitPick } from './unit-pick.tsx';
import { partWords } from './words.ts';

export interface HelperDraft {
  unitId: string;
  text: string;
}

/** Rows that say something, as they are sent. */
export const helpersOf = (rows: readonly HelperDraft[]): HelperDraft[] =>
  rows.filter(({ unitId }) => unitId !== '').map(({ unitId, text }) => ({ unitId, text: text.trim() }));

interface HelpersFieldProps {
  value: readonly HelperDraft[];
  onChange: (rows: HelperDraft[]) => void;
}

/** 协办: which unit, and what it does. */
export function HelpersField({ value, onChange }: HelpersFieldProps): ReactElement {
  const t = useWords(partWords);
  const common = useWords(projectWords);
  const put = (at: number, part: Partial<HelperDraft>) =>
    onChange(value.map((row, i) => (i === at ? { ...row, ...part } : row)));
  return (
    <fieldset className="project-rows">
      <legend className="field-label">{common('helpers')}</legend>
      {value.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by where it stands.
        <div className="project-row" key={at}>
          <UnitPick
            label={t('helperUnit', { n: at + 1 })}
            value={row.unitId || null}
            onChange={(unitId) => put(at, { unitId: unitId ?? '' })}
          />
          <TextField
            label={t('helperTextOf', { n: at + 1 })}
            maxLength={300}
            value={row.text}
            onChange={(text) => put(at, { text })}
          />
          <Button
            variant="quiet"
            icon="trash"
            label={t('removeHelper', { n: at + 1 })}
            onClick={() => onChange(value.filter((_row, i) => i !== at))}
          >
            {t('remove')}
          </Button>
        </div>
      ))}
      <div>
        <Button icon="plus" onClick={() => onChange([...value, { unitId: '', text: '' }])}>
          {t('addHelper')}
        </Button>
      </div>
    </fieldset>
  );
}
