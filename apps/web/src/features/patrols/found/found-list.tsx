import './found.css';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { uuidv7 } from '../../../lib/uuid.ts';
import { Button } from '../../../ui/button.tsx';
import { patrolWords } from '../words.ts';
import { type FoundDraft, foundKinds, newFound } from './found-draft.ts';
import { FoundItem } from './found-item.tsx';
import { foundWords } from './words.ts';

interface FoundListProps {
  found: readonly FoundDraft[];
  onChange: (found: FoundDraft[]) => void;
  /** Key of the one that says nothing yet. */
  wrong: string | null;
}

const MOST = 8;

/** What came to light: any number of things, each with one press. Nothing found is the usual case and needs none. */
export function FoundList({ found, onChange, wrong }: FoundListProps): ReactElement {
  const t = useWords(patrolWords);
  const own = useWords(foundWords);
  return (
    <section className="stack" aria-label={own('title')}>
      {found.map((each) => (
        <FoundItem
          key={each.key}
          found={each}
          isWrong={each.key === wrong}
          onChange={(part) => onChange(found.map((other) => (other.key === each.key ? { ...other, ...part } : other)))}
          onRemove={() => onChange(found.filter((other) => other.key !== each.key))}
        />
      ))}
      {found.length < MOST && (
        <fieldset className="field">
          <legend className="field-label">{own('title')}</legend>
          <div className="field-hint">{own('hint')}</div>
          <div className="row">
            {foundKinds.map((kind) => (
              <Button key={kind} icon="plus" onClick={() => onChange([...found, newFound(kind, uuidv7())])}>
                {t(`found.${kind}`)}
              </Button>
            ))}
          </div>
        </fieldset>
      )}
    </section>
  );
}
