import { type Edition, getEdition } from '@huying/server/contract/disclosure';
import type { ReactElement } from 'react';
import { useParams } from 'wouter';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { useAnswer } from '../../../lib/query.ts';
import { useSession } from '../../../lib/session.ts';
import { dateTimeText } from '../../../lib/time.ts';
import { Button } from '../../../ui/button.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { listWords } from '../list-words.ts';
import { DisclosureFrame } from './disclosure-frame.tsx';
import { EditionActs } from './edition-acts.tsx';
import { EditionFindings } from './edition-findings.tsx';
import { EditionHistory } from './edition-history.tsx';
import { EditionItems } from './edition-items.tsx';
import { deskWords } from './words.ts';

/** /desk/disclosure/editions/:id: look it through, mend, publish, compare, withdraw. */
export function EditionPage(): ReactElement {
  const { id = '' } = useParams<{ id: string }>();
  const { data, error, refetch } = useAnswer(getEdition, { params: { id } });
  if (data?.id === id) return <EditionView edition={data} />;
  return (
    <DisclosureFrame>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Skeleton lines={10} />}
    </DisclosureFrame>
  );
}

const tones = { draft: 'active', published: 'success', withdrawn: 'warning' } as const;

function EditionView({ edition }: { edition: Edition }): ReactElement {
  const t = useWords(deskWords);
  const list = useWords(listWords);
  const { state, number, kind, place, placeId } = edition;
  return (
    <DisclosureFrame
      title={`${place} ${t('list', { kind: list(kind) })}`}
      tags={
        <>
          <StatusTag tone={tones[state]}>{t(state)}</StatusTag>
          {number !== null && <span className="muted">{t('number', { n: number })}</span>}
        </>
      }
      actions={<EditionActs edition={edition} />}
    >
      {state !== 'draft' && (
        <div>
          <Button variant="quiet" href={`/r/public/${kind}?place=${placeId}`}>
            {t('publicPage')}
          </Button>
        </div>
      )}
      <Standing edition={edition} />
      <EditionItems key={edition.id} edition={edition} />
      <EditionHistory edition={edition} />
    </DisclosureFrame>
  );
}

/** Who prepared and published it, how many rows, and what is still in the way. */
function Standing({ edition }: { edition: Edition }): ReactElement {
  const t = useWords(deskWords);
  const lang = useLanguage();
  const { person } = useSession();
  const { state, counts, preparers, publishedAt, publishedBy, withdrawnAt, withdrawReason, abilities, note } = edition;
  return (
    <div className="stack stack-tight">
      <p>
        {t('counts', { shown: counts.shown, leftOut: counts.leftOut })}
        {note && ` · ${note}`}
      </p>
      <p className="muted">{t('by', { names: listText(preparers.map(({ name }) => name)) })}</p>
      {publishedAt !== null && (
        <p className="muted">
          {t('publishedBy', { at: dateTimeText(publishedAt, lang), name: publishedBy?.name ?? '' })}
        </p>
      )}
      {withdrawnAt !== null && (
        <p>{t('withdrawnBy', { at: dateTimeText(withdrawnAt, lang), reason: withdrawReason ?? '' })}</p>
      )}
      {state === 'draft' && <EditionFindings edition={edition} />}
      {state === 'draft' && abilities.includes('publish') && abilities.includes('revise') && (
        <p className="muted">{t('reviewer')}</p>
      )}
      {state === 'draft' && !abilities.includes('publish') && (
        <p className="muted">{preparers.some(({ id }) => id === person.id) ? t('own') : t('notYours')}</p>
      )}
    </div>
  );
}
