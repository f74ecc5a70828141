import type { Project } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { detailWords } from './words.ts';

export function DecisionCard({ project: { decision } }: { project: Project }): ReactElement | null {
  const t = useWords(detailWords);
  const lang = useLanguage();
  if (!decision) return null;
  const day = dayText(momentOf(decision.decidedOn), lang);
  return (
    <Card title={t('decision')}>
      <div className="stack stack-tight">
        <p>{t('decidedBy', { body: decision.body, day })}</p>
        <p className="project-words">{decision.minutes}</p>
      </div>
    </Card>
  );
}

const tones: Readonly<Record<string, Tone>> = { waiting: 'active', won: 'success' };

export function CallCard({ project: { call, claims } }: { project: Project }): ReactElement | null {
  const t = useWords(detailWords);
  const lang = useLanguage();
  const units = useUnits();
  if (!call) return null;
  return (
    <Card title={t('call')}>
      <div className="stack">
        <dl className="project-facts">
          <dt>{t('callMode')}</dt>
          <dd>{t(`mode.${call.mode}`)}</dd>
          <dt>{t('callCloses')}</dt>
          <dd>{dayText(momentOf(call.closesOn), lang)}</dd>
          <dt>{t('callConditions')}</dt>
          <dd className="project-words">{call.conditions}</dd>
        </dl>
        <h3>{t('claims')}</h3>
        {claims.length === 0 && <p className="muted">{t('noClaims')}</p>}
        <ul className="project-lines">
          {claims.map(({ unitId, text, state, at }) => (
            <li key={`${unitId} ${at}`}>
              <span>
                <strong>{units.name(unitId)}</strong> {text}
              </span>
              <StatusTag tone={tones[state] ?? 'neutral'}>{t(`claim.${state}`)}</StatusTag>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
