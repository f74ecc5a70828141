import './act-form.css';
import type { ActionName, RequestDetail } from '@huying/server/contract/requests';
import { type FormEvent, type KeyboardEvent, type ReactElement, type ReactNode, useLayoutEffect, useRef } from 'react';
import { type Draft, useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import type { ActBody } from './act-call.ts';
import { draftKey, type Taker } from './use-taker.ts';
import { actWords } from './words.ts';

export interface ActFormProps {
  detail: RequestDetail;
  taker: Taker;
  onClose: () => void;
}

interface FrameProps extends ActFormProps {
  action: ActionName;
  /** What is sent; null when something is missing, after it was marked. */
  body: () => ActBody | null;
  /** Words on the button that sends it; the act's name unless told. */
  submit?: string;
  danger?: boolean;
  hint?: ReactNode;
  draft?: Pick<Draft<object>, 'restored' | 'kept'>;
  children?: ReactNode;
}

/** What is typed for one action, kept until the server has taken it. */
export const useActDraft = <T extends object>({ detail }: ActFormProps, action: ActionName, initial: T): Draft<T> =>
  useDraft<T>(draftKey(detail.id, action), initial);

/** A small form for one action: Ctrl+Enter sends it, Esc puts it away, what was typed stays. */
export function ActForm(props: FrameProps): ReactElement {
  const { action, taker, onClose, body, submit, danger, hint, draft, children } = props;
  const t = useWords(actWords);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const begin = () => {
      const first = form.current?.querySelector<HTMLElement>(
        ':is(input:not([type="file"]), textarea, select, [data-begin]):not([data-late] *)',
      );
      (first ?? form.current?.querySelector<HTMLElement>('[type="submit"]'))?.focus({ preventScroll: true });
      return form.current?.contains(document.activeElement);
    };
    // Before the form is painted, so that who sees it may type; a drawer that only now opens cannot hold the focus yet.
    if (begin()) return;
    const frame = requestAnimationFrame(begin);
    return () => cancelAnimationFrame(frame);
  }, []);

  const send = async () => {
    const made = body();
    if (made) return void taker.take(action, made);
    requestAnimationFrame(() => {
      const wrong = form.current?.querySelector('[aria-invalid="true"], .field-error');
      (wrong?.closest('.field')?.querySelector<HTMLElement>('input, textarea, select') ?? null)?.focus();
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form className="act-form" aria-label={t(action)} ref={form} onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      <div className="act-form-head">
        <h2>{t(action)}</h2>
        {draft?.restored && <span className="muted small">{t('restored')}</span>}
      </div>
      {hint && <p className="muted">{hint}</p>}
      {draft && !draft.kept && <FieldError>{t('notKept')}</FieldError>}
      {children}
      {taker.fault && (
        <FieldError>{taker.fault.code === 'no-more-returns' ? t('returnFinal') : taker.fault.message}</FieldError>
      )}
      <div className="act-form-foot">
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={taker.busy}>
          {submit ?? t(action)}
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('cancel')}
        </Button>
        <span className="act-form-key" aria-hidden="true">
          <kbd>{t('submitKey')}</kbd>
        </span>
      </div>
    </form>
  );
}
