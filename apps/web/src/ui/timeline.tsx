import './timeline.css';
import type { ReactElement, ReactNode } from 'react';
import { useLanguage, useWords } from '../lib/i18n.ts';
import { asideText } from '../lib/punctuation.ts';
import { dateTimeText } from '../lib/time.ts';
import { Icon } from './icon.tsx';
import { uiWords } from './words.ts';

export interface TimelineStep {
  id: string;
  /** Plain words: 「城东街道已接手」. */
  title: string;
  state: 'done' | 'current' | 'coming';
  /** ISO time. */
  at?: string | null;
  /** The unit, never a person's name on resident pages. */
  by?: string;
  body?: ReactNode;
}

const stateWords = { done: 'stepDone', current: 'stepCurrent', coming: 'stepComing' } as const;

/** What has happened, what is going on, what comes next; in the order given. */
export function Timeline({ steps, label }: { steps: readonly TimelineStep[]; label?: string }): ReactElement {
  const t = useWords(uiWords);
  const lang = useLanguage();
  return (
    <ol className="timeline" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={`timeline-step is-${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span className="timeline-mark">
            <Icon name="check" />
          </span>
          <div>
            <div className="timeline-title">
              {step.title}
              <span className="sr-only">{asideText(t(stateWords[step.state]))}</span>
            </div>
            {(step.at || step.by) && (
              <div className="timeline-meta">
                {step.at && <time dateTime={step.at}>{dateTimeText(step.at, lang)}</time>}
                {step.by && <span>{step.by}</span>}
              </div>
            )}
            {step.body && <div className="timeline-body">{step.body}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
