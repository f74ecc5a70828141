import type { Clause } from '@huying/server/contract/agreements';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { agreementWords } from './words.ts';

/** The clauses, one after another; shared by the agreement and by the template. */
export function ClausesFields({
  clauses,
  onChange,
}: {
  clauses: readonly Clause[];
  onChange: (clauses: Clause[]) => void;
}): ReactElement {
  const t = useWords(agreementWords);
  const set = (at: number, part: Partial<Clause>) =>
    onChange(clauses.map((clause, i) => (i === at ? { ...clause, ...part } : clause)));
  return (
    <div className="stack">
      {clauses.map((clause, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: clauses are known by their place.
        <div className="stack stack-tight" key={i}>
          <TextField
            label={t('clauseTitle', { n: i + 1 })}
            optional
            maxLength={40}
            value={clause.title}
            onChange={(title) => set(i, { title })}
          />
          <TextArea
            label={t('clauseText', { n: i + 1 })}
            rows={3}
            maxLength={2000}
            value={clause.text}
            onChange={(text) => set(i, { text })}
          />
          {clauses.length > 1 && (
            <div className="row">
              <Button
                variant="quiet"
                icon="trash"
                label={t('dropClause', { n: i + 1 })}
                onClick={() => onChange(clauses.filter((_, at) => at !== i))}
              >
                {t('drop')}
              </Button>
            </div>
          )}
        </div>
      ))}
      <div className="row">
        <Button
          icon="plus"
          disabled={clauses.length >= 40}
          onClick={() => onChange([...clauses, { title: '', text: '' }])}
        >
          {t('addClause')}
        </Button>
      </div>
    </div>
  );
}
