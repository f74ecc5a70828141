import './conflict-dialog.css';
import type { ReactElement } from 'react';
import { useWords } from '../../lib/i18n.ts';
import { deskUiWords } from './words.ts';

/** What cannot be chosen between: label, what the person saw, what it is now. What is the same is left out. */
interface WhatChangedProps {
  said: readonly (readonly [label: string, seen: string, now: string])[];
  /** False: the step itself is no longer possible, and that is said first. */
  canSubmit: boolean;
}

/** The note of a `ConflictDialog` about a matter that went on meanwhile. */
export function WhatChanged({ said, canSubmit }: WhatChangedProps): ReactElement {
  const t = useWords(deskUiWords);
  const rows = said.filter(([, seen, now]) => seen !== now);
  return (
    <>
      {!canSubmit && <p>{t('notNow')}</p>}
      {rows.length > 0 && (
        <table className="conflict-table">
          <caption className="sr-only">{t('whatChanged')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('whatChanged')}</th>
              <th scope="col">{t('asSeen')}</th>
              <th scope="col">{t('asNow')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, seen, now]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{seen}</td>
                <td>{now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
