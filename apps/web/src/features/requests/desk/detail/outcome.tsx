import type { RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { StatusTag } from '../../../../ui/status-tag.tsx';
import { Section } from './section.tsx';
import { detailWords, isDetailWord } from './words.ts';

interface PartProps {
  detail: RequestDetail;
}

/** What was answered, in the words the resident reads. */
export function Outcome({
  detail: { resultClass, publicText, unsolvedReason, rejection },
}: PartProps): ReactElement | null {
  const t = useWords(detailWords);
  if (!publicText && !resultClass) return null;
  const key = `result.${resultClass ?? ''}`;
  const isWhole = resultClass === 'solved' || resultClass === 'explained';
  return (
    <Section title={t('result')}>
      <div className="row">
        {rejection !== null && <StatusTag>{t('rejection')}</StatusTag>}
        {isDetailWord(key) && <StatusTag tone={isWhole ? 'success' : 'warning'}>{t(key as 'result.solved')}</StatusTag>}
      </div>
      {publicText && (
        <div className="request-quote">
          <p className="muted">{t('resultTold')}</p>
          <p className="request-words">{publicText}</p>
        </div>
      )}
      {unsolvedReason && (
        <p>
          <span className="muted">{t('unsolvedReason')}：</span>
          {unsolvedReason}
        </p>
      )}
    </Section>
  );
}

/** Solved and satisfied apart; who was not reached is neither. */
export function FollowUp({ detail }: PartProps): ReactElement | null {
  const t = useWords(detailWords);
  const lang = useLanguage();
  const { reached, solved, satisfied, ratingReasons, followUpTries, followedUpAt } = detail;
  if (reached === null && followUpTries === 0) return null;
  const level = `level${satisfied ?? 0}`;
  return (
    <Section title={t('follow')}>
      <div className="row">
        {!reached && <StatusTag>{t('unreached', { n: followUpTries })}</StatusTag>}
        {reached && solved !== null && (
          <StatusTag tone={solved ? 'success' : 'danger'}>{t(solved ? 'solved' : 'unsolved')}</StatusTag>
        )}
        {reached && isDetailWord(level) && (
          <StatusTag tone={(satisfied ?? 0) >= 3 ? 'success' : 'danger'}>{t(level as 'level5')}</StatusTag>
        )}
        {followedUpAt && <span className="muted">{t('followAt', { at: dateTimeText(followedUpAt, lang) })}</span>}
      </div>
      {ratingReasons.length > 0 && <p>{ratingReasons.join('、')}</p>}
    </Section>
  );
}

/** Every return with its clause, reason and what was decided. */
export function Returns({ detail: { returns } }: PartProps): ReactElement | null {
  const t = useWords(detailWords);
  const lang = useLanguage();
  const units = useUnits();
  if (returns.length === 0) return null;
  return (
    <Section title={t('returns')}>
      <ul className="request-list">
        {returns.map(({ at, unitId, clause, reason, upheld }) => (
          <li key={at} className="stack stack-tight">
            <div className="row">
              <strong>{units.name(unitId)}</strong>
              <span className="muted">{dateTimeText(at, lang)}</span>
              <span className="muted">{t('clause', { clause })}</span>
            </div>
            <p className="request-words">{reason}</p>
            <div>
              <StatusTag tone={upheld === null ? 'warning' : 'neutral'}>
                {t(upheld === null ? 'returnOpen' : upheld ? 'returnUpheld' : 'returnRefused')}
              </StatusTag>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  );
}
