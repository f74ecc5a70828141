import type { ReactElement } from 'react';
import { Field, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  type?: 'text' | 'tel' | 'password' | 'search' | 'date' | 'datetime-local' | 'email';
  inputMode?: 'text' | 'numeric' | 'tel';
  /** What the browser may fill in by itself, such as 'tel' or 'current-password'. */
  autoComplete?: string;
  maxLength?: number;
  name?: string;
  placeholder?: string;
}

export function TextField(props: TextFieldProps): ReactElement {
  const { value, onChange, type = 'text', inputMode, autoComplete = 'off', maxLength, name, placeholder } = props;
  return (
    <Field {...props}>
      {(wiring) => (
        <input
          {...wiring}
          className="input"
          type={type}
          inputMode={inputMode}
          autoComplete={autoComplete}
          maxLength={maxLength}
          name={name}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
