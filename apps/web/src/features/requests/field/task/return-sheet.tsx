import { type ReactElement, useState } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Sheet } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { SelectField } from '../../../../ui/select-field.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { SheetProps } from './side-acts.tsx';
import { taskWords } from './words.ts';

/** 退回: on what ground, why, and who should have it instead. */
export function ReturnSheet({ detail, act, open, onClose }: SheetProps): ReactElement {
  const t = useWords(taskWords);
  const units = useUnits();
  const { value, change, clear } = useDraft(`return.${detail.id}`, { clause: '', reason: '', proposedUnitId: '' });
  const [tried, setTried] = useState(false);
  const clause = value.clause.trim();
  const reason = value.reason.trim();
  const giveBack = async () => {
    setTried(true);
    if (clause === '' || reason.length < 2) return;
    const body = { clause, reason, ...(value.proposedUnitId && { proposedUnitId: value.proposedUnitId }) };
    if (!(await act.act('return', body, `${clause} ${reason}`))) return;
    clear();
    onClose();
  };
  const answering = units.items.filter(({ active, kind }) => active && kind !== 'resident-unit' && kind !== 'social');
  return (
    <Sheet
      open={open}
      title={t('return')}
      onClose={onClose}
      actions={
        <Button variant="danger" busy={act.busy} onClick={() => void giveBack()}>
          {t('returnDo')}
        </Button>
      }
    >
      <p className="muted">{t('returnHint')}</p>
      <TextField
        label={t('clause')}
        error={tried && clause === '' ? t('missing') : undefined}
        maxLength={40}
        value={value.clause}
        onChange={(next) => change({ clause: next })}
      />
      <TextArea
        label={t('reason')}
        error={tried && reason.length < 2 ? t('missing') : undefined}
        rows={3}
        maxLength={500}
        value={value.reason}
        onChange={(next) => change({ reason: next })}
      />
      <SelectField
        label={t('proposed')}
        optional
        empty={t('proposedNone')}
        options={answering.map(({ id, name }) => ({ value: id, label: name }))}
        value={value.proposedUnitId || null}
        onChange={(id) => change({ proposedUnitId: id ?? '' })}
      />
      {act.fault && <FieldError>{act.fault}</FieldError>}
    </Sheet>
  );
}
