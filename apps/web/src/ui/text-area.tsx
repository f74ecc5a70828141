import type { ReactElement } from 'react';
import { useWords } from '../lib/i18n.ts';
import { Field, type FieldProps } from './field.tsx';
import { uiWords } from './words.ts';

export interface TextAreaProps extends FieldProps {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  /** Shows a count; typing is not cut off, the form says so instead. */
  maxLength?: number;
  placeholder?: string;
  name?: string;
}

export function TextArea(props: TextAreaProps): ReactElement {
  const t = useWords(uiWords);
  const { value, onChange, rows = 4, maxLength, placeholder, name } = props;
  return (
    <Field {...props}>
      {(wiring) => (
        <>
          <textarea
            {...wiring}
            className="input"
            rows={rows}
            name={name}
            placeholder={placeholder}
            value={value}
            onChange={(event) => onChange(event.target.value)}
          />
          {maxLength !== undefined && value.length > maxLength * 0.8 && (
            <div className="field-count">
              <span aria-hidden="true">{t('countdown', { n: value.length, max: maxLength })}</span>
              <span className="sr-only">{t('counted', { n: value.length, max: maxLength })}</span>
            </div>
          )}
        </>
      )}
    </Field>
  );
}
