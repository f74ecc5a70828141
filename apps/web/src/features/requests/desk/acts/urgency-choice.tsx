import type { ReactElement } from 'react';
import { useWords } from '../../../../lib/i18n.ts';
import { Choice } from '../../../../ui/choice.tsx';
import { actWords } from './words.ts';

const levels = ['urgent', 'normal', 'complex'] as const;

/** '' leaves it to the category. */
export function UrgencyChoice({ value, onChange }: { value: string; onChange: (value: string) => void }): ReactElement {
  const t = useWords(actWords);
  return (
    <Choice
      label={t('urgency')}
      look="chips"
      options={[
        { value: '', label: t('urgencyUsual') },
        ...levels.map((each) => ({ value: each as string, label: t(each) })),
      ]}
      value={value}
      onChange={onChange}
    />
  );
}
