import type { Ask, RequestDetail } from '@huying/server/contract/requests';
import type { ReactElement } from 'react';
import { useUnits } from '../../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../../lib/i18n.ts';
import { dateTimeText } from '../../../../lib/time.ts';
import { Button } from '../../../../ui/button.tsx';
import { StatusTag, type Tone } from '../../../../ui/status-tag.tsx';
import { togetherWords } from '../acts/together-words.ts';
import type { Acts } from '../acts/use-acts.ts';
import { actWords } from '../acts/words.ts';
import { Section } from '../detail/section.tsx';
import { partWords } from './words.ts';

const decisions = ['approve', 'refuse', 'withdraw-ask'] as const;
const tones: Record<Ask['outcome'], Tone> = {
  waiting: 'warning',
  granted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
  lapsed: 'neutral',
};

/** 申请与审批: what was asked, by whom, and what each level has decided; whoever may decide does it here or in the bar. */
export function Asks({ detail, acts }: { detail: RequestDetail; acts: Acts }): ReactElement | null {
  const t = useWords(partWords);
  const words = useWords(actWords);
  const { asks, suspension } = detail;
  if (asks.length === 0) return null;
  const open = decisions.filter((each) => acts.open.includes(each));
  return (
    <Section title={t('asks')}>
      {suspension && (
        <p>
          <StatusTag tone="warning">{t('held', { day: suspension.reviewOn, n: suspension.renewals })}</StatusTag>
        </p>
      )}
      <ul className="request-list">
        {asks.map((ask) => (
          <OneAsk key={ask.at} ask={ask} />
        ))}
      </ul>
      {open.length > 0 && (
        <div className="row">
          {open.map((each) => (
            <Button key={each} onClick={() => acts.choose(each)}>
              {words(each)}
            </Button>
          ))}
        </div>
      )}
    </Section>
  );
}

function OneAsk({ ask }: { ask: Ask }): ReactElement {
  const t = useWords(partWords);
  const reasons = useWords(togetherWords);
  const lang = useLanguage();
  const units = useUnits();
  const { kind, reasonClass, reason, amount, reviewOn, unitId, at, level, outcome } = ask;
  const state = outcome === 'waiting' ? (level === 2 ? 'waiting2' : 'waiting1') : outcome;
  const key = `${kind}.${reasonClass}` as 'extension.other';
  const what = [
    key in togetherWords.zh ? reasons(key) : reasonClass,
    amount === null ? '' : t('askAmount', { n: amount }),
    reviewOn === null ? '' : t('askReviewOn', { day: reviewOn }),
  ];
  return (
    <li className="stack stack-tight">
      <div className="row">
        <strong>{t(`ask.${kind}`)}</strong>
        <StatusTag tone={tones[outcome]}>{t(`outcome.${state}`)}</StatusTag>
        <span className="muted">{t('askBy', { unit: units.name(unitId), at: dateTimeText(at, lang) })}</span>
      </div>
      <p>{what.filter(Boolean).join(' · ')}</p>
      <p className="request-words">{reason}</p>
      {ask.decisions.map((each) => (
        <p key={each.at} className="muted">
          {[
            t(each.approved ? 'decidedYes' : 'decidedNo', { unit: units.name(each.unitId) }),
            dateTimeText(each.at, lang),
            each.words,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
    </li>
  );
}
