import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { TextField } from '../../../ui/text-field.tsx';
import { projectWords } from '../words.ts';

export interface BudgetDraft {
  amount: string;
  budgetSource: string;
  budgetText: string;
}

/** What goes to the server; nothing where nothing was typed. */
export function budgetOf({ amount, budgetSource, budgetText }: BudgetDraft) {
  return {
    ...(amount.trim() && { amount: amount.trim() }),
    ...(budgetSource.trim() && { source: budgetSource.trim() }),
    ...(budgetText.trim() && { text: budgetText.trim() }),
  };
}

interface BudgetFieldsProps {
  value: BudgetDraft;
  onChange: (part: Partial<BudgetDraft>) => void;
}

/** One line of budget: how much, from where, for what. */
export function BudgetFields({ value, onChange }: BudgetFieldsProps): ReactElement {
  const t = useWords(projectWords);
  return (
    <div className="project-fields">
      <TextField
        label={t('amount')}
        hint={t('amountHint')}
        optional
        maxLength={14}
        value={value.amount}
        onChange={(amount) => onChange({ amount: amount.replace(/[^\d.]/g, '') })}
      />
      <TextField
        label={t('budgetSource')}
        optional
        maxLength={120}
        value={value.budgetSource}
        onChange={(budgetSource) => onChange({ budgetSource })}
      />
      <TextField
        label={t('budgetText')}
        optional
        maxLength={500}
        value={value.budgetText}
        onChange={(budgetText) => onChange({ budgetText })}
      />
    </div>
  );
}
