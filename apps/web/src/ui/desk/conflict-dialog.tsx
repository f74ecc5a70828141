import './conflict-dialog.css';
import { Button, Modal } from 'antd';
import { type ReactElement, type ReactNode, useId, useState } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { asideText, labelText } from '../../lib/punctuation.ts';
import { classNames } from '../class-names.ts';
import { type ConflictField, differing, mergeBySide, type Side } from './conflict-fields.ts';
import { deskUiWords } from './words.ts';

export type { ConflictField } from './conflict-fields.ts';

export interface ConflictDialogProps<T extends object> {
  open: boolean;
  fields: readonly ConflictField<T>[];
  mine: T;
  /** `ApiError.current` of the refused call. */
  theirs: T;
  /** Who changed it and when, such as 「李敏 14:20」. */
  changedBy?: string;
  /** What else is different and cannot be chosen, such as the state. */
  note?: ReactNode;
  /** False when nothing can be sent any more: the dialog then only tells. */
  canSubmit?: boolean;
  /** The record to send again: theirs, with what is kept of mine. */
  onSubmit: (merged: T) => void;
  onCancel: () => void;
}

/** Two versions side by side. Mine is chosen beforehand, because the person has just written it. */
export function ConflictDialog<T extends object>(props: ConflictDialogProps<T>): ReactElement {
  const { open, fields, mine, theirs, changedBy, note, canSubmit = true, onSubmit, onCancel } = props;
  const t = useWords(deskUiWords);
  const [sides, setSides] = useState<Record<string, Side>>({});
  const different = differing(fields, mine, theirs);
  const sideOf = (key: string): Side => sides[key] ?? 'mine';
  const all = (side: Side) => Object.fromEntries(different.map(({ key }) => [key, side]));
  const submit = (chosen: Record<string, Side>) => onSubmit(mergeBySide(different, mine, theirs, chosen));
  const footer = (
    <div className="row row-end">
      {canSubmit && different.length > 0 && (
        <>
          <Button onClick={() => setSides(all('theirs'))}>{t('useAllTheirs')}</Button>
          <Button onClick={() => setSides(all('mine'))}>{t('useAllMine')}</Button>
        </>
      )}
      {canSubmit ? (
        <Button type="primary" onClick={() => submit({ ...all('mine'), ...sides })}>
          {t(different.length > 0 ? 'submitMerged' : 'submitAnyway')}
        </Button>
      ) : (
        <Button type="primary" onClick={onCancel}>
          {t('close')}
        </Button>
      )}
    </div>
  );
  return (
    <Modal open={open} title={t('conflictTitle')} width={880} footer={footer} onCancel={onCancel}>
      <div className="stack">
        <p>{t(different.length > 0 ? 'conflictBody' : 'conflictKept')}</p>
        {note}
        {different.length > 0 && (
          <table className="conflict-table">
            <thead>
              <tr>
                <th scope="col">{t('conflictField')}</th>
                <th scope="col">{t('mine')}</th>
                <th scope="col">
                  {t('theirs')}
                  {changedBy && asideText(changedBy)}
                </th>
              </tr>
            </thead>
            <tbody>
              {different.map((field) => (
                <ConflictRow
                  key={field.key}
                  field={field}
                  mine={mine}
                  theirs={theirs}
                  side={sideOf(field.key)}
                  onChoose={(side) => setSides({ ...sides, [field.key]: side })}
                />
              ))}
            </tbody>
          </table>
        )}
        {different.length > 0 && fields.length > different.length && (
          <p className="muted">{t('sameFields', { n: fields.length - different.length })}</p>
        )}
      </div>
    </Modal>
  );
}

interface ConflictRowProps<T extends object> {
  field: ConflictField<T>;
  mine: T;
  theirs: T;
  side: Side;
  onChoose: (side: Side) => void;
}

function ConflictRow<T extends object>({ field, mine, theirs, side, onChoose }: ConflictRowProps<T>): ReactElement {
  const t = useWords(deskUiWords);
  const name = useId();
  const { key, label, show = (value) => String(value ?? '') } = field;
  const cell = (which: Side, value: string) => (
    <td>
      <label className={classNames('conflict-side', side === which && 'conflict-chosen')}>
        <input
          type="radio"
          name={name}
          aria-label={labelText(label, t(which))}
          checked={side === which}
          onChange={() => onChoose(which)}
        />
        <span>{value || t('emptyValue')}</span>
      </label>
    </td>
  );
  return (
    <tr>
      <th scope="row">{label}</th>
      {cell('mine', show(mine[key]))}
      {cell('theirs', show(theirs[key]))}
    </tr>
  );
}
