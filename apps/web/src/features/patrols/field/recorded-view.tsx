import type { Recorded } from '@huying/server/contract/patrols';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeBox } from '../../../ui/code-box.tsx';
import { Page } from '../../../ui/page.tsx';
import { patrolWords } from '../words.ts';
import { visitWords } from './words.ts';

/** Where each thing that was found stands now; the query code for the resident who is still there. */
export function RecordedView({ recorded }: { recorded: Recorded }): ReactElement {
  const t = useWords(visitWords);
  const common = useWords(patrolWords);
  return (
    <Page title={t('recordedTitle')} back="/field/visits">
      <div className="stack stack-loose">
        <ul className="patrol-found">
          {recorded.found.map(({ id, kind, number }) => (
            <li key={id}>
              <strong>{common(`kind.${kind as 'request'}`)}</strong>{' '}
              {number ? t('numbered', { number }) : t(`list.${kind as 'dispute'}`)}
            </li>
          ))}
        </ul>
        {recorded.found.map(
          ({ id, number, queryCode }) =>
            queryCode && (
              <CodeBox key={id} label={t('code')} code={queryCode} notes={[t('numbered', { number: number ?? '' })]} />
            ),
        )}
        <Button variant="primary" size="large" block href="/field/visits">
          {t('toList')}
        </Button>
      </div>
    </Page>
  );
}
