import { type ReactElement, useState } from 'react';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Choice } from '../../../../ui/choice.tsx';
import { Sheet } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { TextField } from '../../../../ui/text-field.tsx';
import type { SheetProps } from './side-acts.tsx';
import { taskWords } from './words.ts';

const channels = ['phone', 'visit', 'message'] as const;
type Channel = (typeof channels)[number];

/** After the call: reached or not, one press each. */
export function ContactSheet({ detail, act, open, onClose }: SheetProps): ReactElement {
  const t = useWords(taskWords);
  const { value, change, clear } = useDraft(`contact.${detail.id}`, { note: '' });
  const [channel, setChannel] = useState<Channel>('phone');
  const note = value.note.trim();
  const record = async (reached: boolean) => {
    const words = reached ? t('reached') : t('unreached');
    if (!(await act.act('contact', { channel, reached, ...(note && { note }) }, `${words} ${note}`))) return;
    clear();
    onClose();
  };
  return (
    <Sheet
      open={open}
      title={t('contact')}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" icon="check" busy={act.busy} onClick={() => void record(true)}>
            {t('reached')}
          </Button>
          <Button busy={act.busy} onClick={() => void record(false)}>
            {t('unreached')}
          </Button>
        </>
      }
    >
      <Choice
        label={t('channel')}
        look="chips"
        options={channels.map((each) => ({ value: each, label: t(each) }))}
        value={channel}
        onChange={setChannel}
      />
      <TextField
        label={t('note')}
        optional
        maxLength={500}
        value={value.note}
        onChange={(next) => change({ note: next })}
      />
      {act.fault && <FieldError>{act.fault}</FieldError>}
    </Sheet>
  );
}
