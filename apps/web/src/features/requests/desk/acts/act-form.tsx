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

interface FrameProps {
  /** What the form does: its heading and its name for screen readers. */
  title: string;
  /** What is sent; null when something is missing, after it was marked. */
  body: () => ActBody | null;
  onSend: (body: ActBody) => void;
  onClose: () => void;
  busy: boolean;
  fault: string | null;
  /** Words on the button that sends it; the title unless told. */
  submit?: string | undefined;
  danger?: boolean | undefined;
  hint?: ReactNode;
  draft?: Pick<Draft<object>, 'restored' | 'kept'> | undefined;
  children?: ReactNode;
}

type ActFrameProps = ActFormProps &
  Pick<FrameProps, 'body' | 'submit' | 'danger' | 'hint' | 'draft' | 'children'> & { action: ActionName };

/** What is typed for one action, kept until the server has taken it. */
export const useActDraft = <T extends object>({ detail }: ActFormProps, action: ActionName, initial: T): Draft<T> =>
  useDraft<T>(draftKey(detail.id, action), initial);

/** The form of one action on a request. */
export function ActForm(props: ActFrameProps): ReactElement {
  const { action, taker, onClose, body, submit, danger, hint, draft, children } = props;
  const t = useWords(actWords);
  const words = taker.fault?.code === 'no-more-returns' ? t('returnFinal') : taker.fault?.message;
  return (
    <FormFrame
      {...{ onClose, body, submit, danger, hint, draft }}
      title={t(action)}
      busy={taker.busy}
      fault={words ?? null}
      onSend={(made) => void taker.take(action, made)}
    >
      {children}
    </FormFrame>
  );
}

/** A small form for one act: Ctrl+Enter sends it, Esc puts it away, what was typed stays. */
export function FormFrame(props: FrameProps): ReactElement {
  const { title, body, onSend, onClose, busy, fault, submit, danger, hint, draft, children } = props;
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

  const send = () => {
    const made = body();
    if (made) return void onSend(made);
    requestAnimationFrame(() => {
      const wrong = form.current?.querySelector('[aria-invalid="true"], .field-error');
      (wrong?.closest('.field')?.querySelector<HTMLElement>('input, textarea, select') ?? null)?.focus();
    });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.current?.requestSubmit();
    else if (event.key === 'Escape') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <form className="act-form" aria-label={title} ref={form} onSubmit={onSubmit} onKeyDown={onKeyDown} noValidate>
      <div className="act-form-head">
        <h2>{title}</h2>
        {draft?.restored && <span className="muted small">{t('restored')}</span>}
      </div>
      {hint && <p className="muted">{hint}</p>}
      {draft && !draft.kept && <FieldError>{t('notKept')}</FieldError>}
      {children}
      {fault !== null && <FieldError>{fault}</FieldError>}
      <div className="act-form-foot">
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={busy}>
          {submit ?? title}
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
