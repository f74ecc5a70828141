import './dialog.css';
import { type ReactElement, type ReactNode, useEffect, useId, useRef } from 'react';
import { useWords } from '../lib/i18n.ts';
import { Button } from './button.tsx';
import { classNames } from './class-names.ts';
import { uiWords } from './words.ts';

export interface DialogProps {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, the likeliest one first. */
  actions?: ReactNode;
  /** Slides up from the bottom edge of a phone. */
  sheet?: boolean;
}

/** Where a person begins: the first field, or the heading when there is none; never the way out. */
const firstTarget = (dialog: HTMLElement): HTMLElement | null =>
  dialog.querySelector<HTMLElement>('.dialog-body :is(input, textarea, select)') ?? dialog.querySelector('h2');

/** The browser's own dialog: keeps the focus inside, closes with Escape or a press outside. */
export function Dialog({ open, title, onClose, children, actions, sheet }: DialogProps): ReactElement {
  const t = useWords(uiWords);
  const id = useId();
  const element = useRef<HTMLDialogElement>(null);
  const isWanted = useRef(open);
  isWanted.current = open;
  useEffect(() => {
    const dialog = element.current;
    if (open && dialog && !dialog.open) {
      dialog.showModal();
      firstTarget(dialog)?.focus();
    }
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way out is Escape, which the browser handles.
    <dialog
      ref={element}
      className={classNames('dialog', sheet && 'dialog-sheet')}
      aria-labelledby={id}
      // The browser tells of it later: by then the dialog may have been closed from here, and opened anew.
      onClose={() => isWanted.current && !element.current?.open && onClose()}
      onClick={(event) => event.target === element.current && onClose()}
    >
      {open && (
        <div className="dialog-inner">
          <div className="dialog-head">
            <h2 id={id} tabIndex={-1}>
              {title}
            </h2>
            <Button variant="quiet" icon="close" onClick={onClose}>
              {t('close')}
            </Button>
          </div>
          <div className="dialog-body stack">{children}</div>
          {actions && <div className="dialog-actions">{actions}</div>}
        </div>
      )}
    </dialog>
  );
}

/** A dialog that rises from the bottom edge on phones. */
export const Sheet = (props: Omit<DialogProps, 'sheet'>): ReactElement => <Dialog {...props} sheet />;
