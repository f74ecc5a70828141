import type { ReactElement, ReactNode } from 'react';
import { useWords } from '../lib/i18n.ts';
import { useAct } from '../lib/use-act.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FieldError } from './field.tsx';
import { uiWords } from './words.ts';

export interface ConfirmDialogProps {
  open: boolean;
  /** A question that names what it is about: 「停用王芳的账号？」. */
  title: string;
  /** What will happen, and whether it can be taken back. */
  children: ReactNode;
  /** The act itself, never 「确定」. */
  confirm: string;
  danger?: boolean;
  /** May throw ApiError: its words are shown and the dialog stays. */
  onConfirm: () => Promise<void>;
  onClose: () => void;
}

/** Asks once before an act with consequences. */
export function ConfirmDialog(props: ConfirmDialogProps): ReactElement {
  const { open, title, children, confirm, danger, onConfirm, onClose } = props;
  const t = useWords(uiWords);
  const { busy, fault, run, forget } = useAct();
  const close = () => {
    forget();
    onClose();
  };
  const act = async () => {
    if (await run(onConfirm)) close();
  };
  return (
    <Dialog
      open={open}
      title={title}
      onClose={close}
      actions={
        <>
          <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={() => void act()}>
            {confirm}
          </Button>
          <Button onClick={close}>{t('close')}</Button>
        </>
      }
    >
      <div>{children}</div>
      {fault && <FieldError>{fault.message}</FieldError>}
    </Dialog>
  );
}
