import './field.css';
import { type ReactElement, type ReactNode, useId } from 'react';
import { useWords } from '../lib/i18n.ts';
import { asideText } from '../lib/punctuation.ts';
import { Icon } from './icon.tsx';
import { uiWords } from './words.ts';

export interface FieldProps {
  label: string;
  /** Stays visible while typing; never put into the placeholder. */
  hint?: ReactNode;
  /** Says what to do, in one sentence. */
  error?: string | undefined;
  /** Adds 「选填」; everything else must be filled. */
  optional?: boolean;
}

interface Wiring {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** Label above, hint and error between label and control, tied together for screen readers. */
export function Field(props: FieldProps & { children: (wiring: Wiring) => ReactNode }): ReactElement {
  const t = useWords(uiWords);
  const id = useId();
  const { label, hint, error, optional } = props;
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
        {optional && <span className="field-optional">{asideText(t('optional'))}</span>}
      </label>
      {hint && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {error && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {props.children({ id, 'aria-describedby': describedBy || undefined, 'aria-invalid': error ? true : undefined })}
    </div>
  );
}

export function FieldError({ id, children }: { id?: string; children: ReactNode }): ReactElement {
  return (
    <div className="field-error" id={id} role="alert">
      <Icon name="alert" />
      <span>{children}</span>
    </div>
  );
}
