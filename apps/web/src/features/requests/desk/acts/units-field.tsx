import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { PickField } from '../../../../ui/desk/pick-field.tsx';
import { togetherWords } from './together-words.ts';
import { useUnitOptions } from './use-lists.ts';

interface UnitsFieldProps {
  label: string;
  value: readonly string[];
  onChange: (unitIds: string[]) => void;
  most: number;
  /** Not offered: the unit that calls cannot call itself. */
  except: string | null;
  error?: string | undefined;
}

/** Several units, one after another by a few letters and Enter; each chosen one is taken out again with one press. */
export function UnitsField({ label, value, onChange, most, except, error }: UnitsFieldProps): ReactElement {
  const t = useWords(togetherWords);
  const units = useUnits();
  const options = useUnitOptions().filter((option) => option.value !== except && !value.includes(option.value));
  return (
    <div className="stack stack-tight">
      <PickField
        label={label}
        hint={value.length < most ? t('unitsHint') : t('unitsMost', { n: most })}
        error={error}
        name="units"
        options={value.length < most ? options : []}
        value={null}
        onChange={(next) => next && onChange([...value, next])}
      />
      {value.length > 0 && (
        <ul className="act-phrases" aria-label={t('unitsChosen', { n: value.length })}>
          {value.map((id) => (
            <li key={id}>
              <Button
                icon="close"
                label={t('unitDrop', { unit: units.name(id) })}
                onClick={() => onChange(value.filter((each) => each !== id))}
              >
                {units.name(id)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
