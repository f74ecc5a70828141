import { type ReactElement, useState } from 'react';
import { useDraft } from '../../../../lib/drafts.ts';
import { useWords } from '../../../../lib/i18n.ts';
import { Button } from '../../../../ui/button.tsx';
import { Sheet } from '../../../../ui/dialog.tsx';
import { FieldError } from '../../../../ui/field.tsx';
import { TextArea } from '../../../../ui/text-area.tsx';
import { withPhrase } from '../phrases.ts';
import type { SheetProps } from './side-acts.tsx';
import { taskWords } from './words.ts';

const questions = ['ask1', 'ask2', 'ask3'] as const;

export function AskSheet({ detail, act, open, onClose }: SheetProps): ReactElement {
  const t = useWords(taskWords);
  const { value, change, clear } = useDraft(`ask.${detail.id}`, { question: '' });
  const [missing, setMissing] = useState(false);
  const question = value.question.trim();
  const ask = async () => {
    setMissing(question.length < 2);
    if (question.length < 2 || !(await act.act('ask', { question }, question))) return;
    clear();
    onClose();
  };
  return (
    <Sheet
      open={open}
      title={t('ask')}
      onClose={onClose}
      actions={
        <Button variant="primary" busy={act.busy} onClick={() => void ask()}>
          {t('askDo')}
        </Button>
      }
    >
      <TextArea
        label={t('askLabel')}
        hint={t('askHint')}
        error={missing ? t('missing') : undefined}
        rows={3}
        maxLength={500}
        value={value.question}
        onChange={(next) => change({ question: next })}
      />
      <div className="row">
        {questions.map((key) => (
          <Button key={key} onClick={() => change({ question: withPhrase(value.question, t(key)) })}>
            {t(key)}
          </Button>
        ))}
      </div>
      {act.fault && <FieldError>{act.fault}</FieldError>}
    </Sheet>
  );
}
