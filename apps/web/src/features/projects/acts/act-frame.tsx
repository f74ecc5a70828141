import type { Project, ProjectActionName } from '@huying/server/contract/projects';
import { type FormEvent, type ReactElement, type ReactNode, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { Button } from '../../../ui/button.tsx';
import { FieldError } from '../../../ui/field.tsx';
import { FormFault } from '../../../ui/form-fault.tsx';
import { projectWords } from '../words.ts';
import type { ActBody, ProjectDesk } from './use-project-desk.ts';
import { actWords } from './words.ts';

export interface ActFormProps {
  project: Project;
  desk: ProjectDesk;
  onClose: () => void;
}
interface ActFrameProps extends Pick<ActFormProps, 'desk' | 'onClose'> {
  action: ProjectActionName;
  /** The names of fields that are still empty. */
  missing: readonly (string | false)[];
  body: () => ActBody;
  /** Forgets the draft once it is taken. */
  clear?: () => void;
  isWaiting?: boolean;
  danger?: boolean;
  children?: ReactNode;
}

/** Fields of an action with its button; says what is missing, and keeps everything until the server has it. */
export function ActFrame(props: ActFrameProps): ReactElement {
  const { action, desk, missing, body, clear, isWaiting = false, danger = false, onClose, children } = props;
  const t = useWords(actWords);
  const common = useWords(projectWords);
  const [asked, setAsked] = useState(false);
  const open = missing.filter((each) => each !== false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (open.length > 0) return;
    void desk.take(action, body()).then((done) => done && clear?.());
  };
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {children}
      {asked && open.length > 0 && <FieldError>{t('missing', { what: listText(open) })}</FieldError>}
      <FormFault fault={desk.fault} />
      <div className="row">
        <Button type="submit" variant={danger ? 'danger' : 'primary'} busy={desk.busy || isWaiting}>
          {common(`act.${action}`)}
        </Button>
        <Button onClick={onClose}>{t('cancel')}</Button>
      </div>
    </form>
  );
}

/** Whether a text says something, as the server asks. */
export const isShort = (text: string): boolean => text.trim().length < 2;
/** A percentage as it was typed. */
export const percentOf = (text: string): number => Math.min(100, Number(text) || 0);
export const draftKey = (id: string, action: ProjectActionName): string => `project.${id}.${action}`;
