import './field.css';
import type { ReactElement, ReactNode } from 'react';

export interface CheckboxProps {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  name?: string;
}

/** One consent or one option; the whole line is the target. Never ticked beforehand for a consent. */
export function Checkbox({ children, checked, onChange, name }: CheckboxProps): ReactElement {
  return (
    <label className="checkbox">
      <input type="checkbox" name={name} checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span>{children}</span>
    </label>
  );
}
