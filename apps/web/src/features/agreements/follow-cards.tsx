import {
  type Agreement,
  compareEditions,
  type Edition,
  type Review,
  type Side,
} from '@huying/server/contract/agreements';
import { type ReactElement, useState } from 'react';
import { useUnits } from '../../lib/directory.ts';
import { useLanguage, useWords } from '../../lib/i18n.ts';
import { useAnswer } from '../../lib/query.ts';
import { dateText, dateTimeText } from '../../lib/time.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { StatusTag } from '../../ui/status-tag.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { agreementWords } from './words.ts';

/** Each half-yearly review: what either side said, and what comes next. */
export function ReviewsCard({ agreement }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  const lang = useLanguage();
  const units = useUnits();
  const { mySide } = agreement;
  const said = (review: Review, side: Side): string => {
    const rating = review[side];
    if (rating) return t('rated', { score: rating.score, text: rating.text });
    if (mySide === null) return t('hiddenTillBoth');
    return t(side === mySide || review[mySide] ? 'notRated' : 'hiddenTillOwn');
  };
  return (
    <Card title={t('reviews')}>
      {agreement.reviews.length === 0 ? (
        <p className="muted">{t('noReviews')}</p>
      ) : (
        <div className="stack">
          {[...agreement.reviews].reverse().map((review) => (
            <section key={review.round} className="stack stack-tight">
              <h3>{t('round', { n: review.round, day: dateText(review.dueOn, lang) })}</h3>
              <dl className="agreement-sides">
                {(['community', 'unit'] as const).map((side) => (
                  <div key={side}>
                    <dt>{units.name(side === 'community' ? agreement.communityId : agreement.unitId)}</dt>
                    <dd>{said(review, side)}</dd>
                  </div>
                ))}
              </dl>
              {review.next && <p>{t('nextStep', { step: t(`step.${review.next.step}`), text: review.next.text })}</p>}
            </section>
          ))}
        </div>
      )}
    </Card>
  );
}

/** All editions, and what differs between one and the next. */
export function EditionsCard({ agreement }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  const lang = useLanguage();
  const units = useUnits();
  const [pair, setPair] = useState<{ before: number; after: number } | null>(null);
  const { editions, inForce } = agreement;
  const standing = ({ number, sentAt }: Edition) =>
    number === inForce ? t('forceEdition') : sentAt ? t('sentEdition') : t('draftEdition');
  return (
    <Card title={t('editions')}>
      <ul className="agreement-rows">
        {editions.map((edition) => (
          <li key={edition.number}>
            <span>
              <strong>{t('edition', { n: edition.number })}</strong>{' '}
              <span className="muted">
                {t('editionBy', {
                  side: units.name(edition.side === 'community' ? agreement.communityId : agreement.unitId),
                  at: dateTimeText(edition.writtenAt, lang),
                })}
                {edition.note && ` · ${edition.note}`}
              </span>
            </span>
            <span className="agreement-tags">
              <StatusTag tone={edition.number === inForce ? 'success' : 'neutral'}>{standing(edition)}</StatusTag>
              {edition.signatures.length > 0 && (
                <span className="muted">{t('signedN', { n: edition.signatures.length })}</span>
              )}
            </span>
            {edition.number > 1 && (
              <Button
                pressed={pair?.after === edition.number}
                onClick={() => setPair({ before: edition.number - 1, after: edition.number })}
              >
                {t('compareWith', { a: edition.number - 1, b: edition.number })}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {pair && <Differences key={pair.after} id={agreement.id} pair={pair} />}
    </Card>
  );
}

function Differences({ id, pair }: { id: string; pair: { before: number; after: number } }): ReactElement {
  const t = useWords(agreementWords);
  const { data, error, refetch } = useAnswer(compareEditions, { params: { id }, query: pair });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={4} />;
  return (
    <section className="stack" aria-label={t('compareWith', { a: pair.before, b: pair.after })}>
      {data.items.length === 0 && <p className="muted">{t('same')}</p>}
      {data.items.map(({ part, change, label, before, after }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what differs is read once and stays in its order.
        <div className="agreement-change" key={i}>
          <p>
            <strong>{t(`change.${change}`)}</strong> · {t(`part.${part}`)}
            {label && ` · ${label}`}
          </p>
          {before !== null && <p className="muted">{t('was', { text: before })}</p>}
          {after !== null && <p>{t('is', { text: after })}</p>}
        </div>
      ))}
    </section>
  );
}

export function StoryCard({ agreement: { log } }: { agreement: Agreement }): ReactElement {
  const t = useWords(agreementWords);
  const units = useUnits();
  /** Which edition it was about, and why. */
  const moreOf = ({ edition, reason }: Record<string, unknown>): string =>
    [typeof edition === 'number' && t('edition', { n: edition }), typeof reason === 'string' && reason]
      .filter(Boolean)
      .join(' · ');
  return (
    <Card title={t('story')}>
      <Timeline
        label={t('story')}
        steps={log.map(({ seq, kind, at, unitId, data }) => ({
          id: String(seq),
          title: t(`log.${kind as 'agreement.drafted'}`),
          state: 'done',
          at,
          by: units.name(unitId),
          body: moreOf(data),
        }))}
      />
    </Card>
  );
}
