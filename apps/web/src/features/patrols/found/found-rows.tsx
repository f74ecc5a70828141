import type { getVisit } from '@huying/server/contract/patrols';
import type { ReactElement } from 'react';
import type { Output } from '../../../lib/api.ts';
import { useWords } from '../../../lib/i18n.ts';
import { matterPage } from '../../../lib/matter-page.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { patrolWords } from '../words.ts';
import { foundWords } from './words.ts';

interface FoundRowsProps {
  rows: Output<typeof getVisit>['foundList'];
  shell: 'desk' | 'field';
}

/** What came out of a visit or a round, each with the way to its own page where it has one. */
export function FoundRows({ rows, shell }: FoundRowsProps): ReactElement {
  const t = useWords(patrolWords);
  const own = useWords(foundWords);
  if (rows.length === 0) return <p className="muted">{own('nothing')}</p>;
  return (
    <ul className="patrol-found">
      {rows.map(({ kind, id, number, content }) => (
        <li key={id}>
          <span className="muted">{t(`kind.${kind as 'request'}`)}</span>{' '}
          {number ? <AppLink href={matterPage(shell, { kind, id })}>{content}</AppLink> : <span>{content}</span>}
        </li>
      ))}
    </ul>
  );
}
