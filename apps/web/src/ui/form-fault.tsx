import './field.css';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import type { ApiError } from '../lib/api-error.ts';
import { useWords } from '../lib/i18n.ts';
import { Icon } from './icon.tsx';
import { formWords } from './form-words.ts';

/**
 * Why a form was not taken, beside its button. Where fields are marked already it only says how many, and leads to the
 * first of them.
 */
export function FormFault({ fault }: { fault: ApiError | null }): ReactElement | null {
  const t = useWords(formWords);
  const box = useRef<HTMLDivElement>(null);
  const [marked, setMarked] = useState(0);
  useEffect(() => {
    if (!fault) return setMarked(0);
    const wrong = box.current?.closest('form')?.querySelectorAll<HTMLElement>('[aria-invalid="true"]');
    setMarked(fault.fields.length > 0 ? (wrong?.length ?? 0) : 0);
    if (fault.fields.length > 0) wrong?.[0]?.focus();
  }, [fault]);
  if (!fault) return null;
  return (
    <div className="field-error" role="alert" ref={box}>
      <Icon name="alert" />
      <span>{marked > 0 ? t('marked', { n: marked }) : fault.message}</span>
    </div>
  );
}
