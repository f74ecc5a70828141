import type { ReactElement } from 'react';
import { PickField, type PickOption } from './pick-field.tsx';

interface ManyPicksProps {
  label: string;
  options: readonly PickOption[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** Whether choosing none is possible. */
  optional?: boolean;
}

/** One field for each chosen, and one more for the next. */
export function ManyPicks({ label, options, values, onChange, optional = false }: ManyPicksProps): ReactElement {
  return (
    <>
      {[...values, null].map((id, at) => (
        <PickField
          key={id ?? 'next'}
          label={at === 0 ? label : `${label} ${at + 1}`}
          optional={id === null && (optional || at > 0)}
          clearable={id !== null}
          options={options.filter(({ value }) => value === id || !values.includes(value))}
          value={id}
          onChange={(next) => onChange([...values.slice(0, at), ...(next ? [next] : []), ...values.slice(at + 1)])}
        />
      ))}
    </>
  );
}
