import type { Need } from '@huying/server/contract/needs';
import type { ReactElement } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { asideText } from '../../../lib/punctuation.ts';
import { Ago } from '../../../ui/ago.tsx';
import { AppLink } from '../../../ui/app-link.tsx';
import { Card } from '../../../ui/card.tsx';
import { needWords } from '../words.ts';
import { needDeskWords } from './words.ts';

type Source = Need['sources'][number];

/** Where a source leads back to. */
function linkOf({ source, subjectId }: Source): { href: string; word: 'toRequest' | 'toFinding' | 'toMeeting' } | null {
  if (subjectId === null) return null;
  if (source === 'request') return { href: `/desk/requests/${subjectId}`, word: 'toRequest' };
  if (source === 'visit') return { href: '/desk/patrols/findings?view=taken', word: 'toFinding' };
  if (source === 'meeting') return { href: `/desk/joint/meetings/${subjectId}`, word: 'toMeeting' };
  return null;
}

/** Where the need comes from, its own sources and those of what was gathered into it. */
export function SourcesCard({ need }: { need: Need }): ReactElement | null {
  const t = useWords(needDeskWords);
  const words = useWords(needWords);
  // Who only sees the list sees the need itself, not the neighbourhood's own affairs.
  if (need.log.length === 0) return null;
  return (
    <Card title={t('sourcesN', { n: need.sources.length })}>
      {need.sources.length === 0 && <p className="muted">{t('noSources')}</p>}
      <ul className="need-rows">
        {need.sources.map((source) => {
          const link = linkOf(source);
          return (
            <li key={source.id}>
              <div className="need-row-head">
                <span>
                  {words(`source.${source.source}`)}
                  {source.reference && ` · ${source.reference}`}
                  {source.needId !== need.id && <span className="muted">{asideText(t('gatheredSource'))}</span>}
                </span>
                <span className="muted small">
                  <Ago at={source.addedAt} />
                </span>
              </div>
              {link && (
                <AppLink className="row-link" href={link.href}>
                  {t(link.word)}
                </AppLink>
              )}
            </li>
          );
        })}
      </ul>
      {need.gathered.length > 0 && (
        <div className="stack stack-tight">
          <h3>{t('gatheredHere', { n: need.gathered.length })}</h3>
          <ul>
            {need.gathered.map(({ id, number, title }) => (
              <li key={id}>
                <AppLink className="row-link" href={`/desk/needs/${id}`}>
                  {title}
                </AppLink>{' '}
                <span className="muted small">{number}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
