import type { ReactElement } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface SelectFieldProps<V extends string> extends FieldProps {
  options: readonly { value: V; label: string }[];
  value: V | null;
  onChange: (value: V | null) => void;
  /** Words of the empty choice. */
  empty?: string;
}

/** The phone's own picker: quick, familiar, and works with every aid. */
export function SelectField<V extends string>(props: SelectFieldProps<V>): ReactElement {
  const { options, value, onChange, empty } = props;
  return (
    <Field {...props}>
      {(wiring) => (
        <select
          {...wiring}
          className="input"
          value={value ?? ''}
          onChange={({ target }) => onChange(options.find((option) => option.value === target.value)?.value ?? null)}
        >
          {(empty !== undefined || value === null) && <option value="">{empty ?? ''}</option>}
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
