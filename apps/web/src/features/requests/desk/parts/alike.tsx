import type { Alike as AlikeRow } from '@huying/server/contract/insight';
import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { writeDraft } from '../../../../lib/drafts.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { AppLink } from '../../../../ui/app-link.tsx';
import { Button } from '../../../../ui/button.tsx';
import { ErrorState } from '../../../../ui/error-state.tsx';
import { Skeleton } from '../../../../ui/skeleton.tsx';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { flowWords, isFlowWord } from '../../flow-words.ts';
import { useAlike } from '../acts/use-alike.ts';
import type { Acts } from '../acts/use-acts.ts';
import { draftKey } from '../acts/use-taker.ts';
import { Section } from '../detail/section.tsx';
import { alikeWords } from './alike-words.ts';

/** What may say the same, with the reason; one press opens the merging with both side by side. */
export function Alike({ detail, acts }: { detail: RequestDetail; acts: Acts }): ReactElement {
  const t = useWords(alikeWords);
  const { data, error, refetch } = useAlike(detail.id);
  const mayMerge = detail.abilities.includes('merge');
  const merge = (masterId: string) => {
    // The form takes up what is kept for it, as after a reload.
    writeDraft(draftKey(detail.id, 'merge'), { masterId, query: '', note: '' });
    acts.choose('merge');
  };
  return (
    <Section title={t('title')}>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={2} />}
      {data && data.sameReporter > 0 && <p className="muted">{t('sameReporter', { n: data.sameReporter })}</p>}
      {data?.items.length === 0 && <p className="muted">{t('none')}</p>}
      {data && data.items.length > 0 && (
        <ul className="request-list">
          {data.items.map((row) => (
            <AlikeItem key={row.id} row={row} onMerge={mayMerge && row.open ? () => merge(row.id) : undefined} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function AlikeItem({ row, onMerge }: { row: AlikeRow; onMerge: (() => void) | undefined }): ReactElement {
  const t = useWords(alikeWords);
  const flow = useWords(flowWords);
  const lang = useLanguage();
  const { id, number, title, state, createdAt, kind, reason } = row;
  return (
    <li className="request-similar">
      <AppLink className="row-link" href={`/desk/requests/${id}`}>
        {title}
      </AppLink>
      <span className="row">
        <StatusTag tone={kind === 'copy' || kind === 'same-fact' ? 'warning' : 'neutral'}>{t(kind)}</StatusTag>
        <span className="muted small">
          {[isFlowWord(state) ? flow(state) : state, dateTimeText(createdAt, lang)].join(' · ')}
        </span>
      </span>
      <span className="small">{reason[lang === 'en' ? 'en' : 'zh']}</span>
      {onMerge && (
        <span>
          <Button onClick={onMerge} label={`${t('merge')}：${number}`}>
            {t('merge')}
          </Button>
        </span>
      )}
    </li>
  );
}
