import type { Effect, Project } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { dayText } from '../../../lib/time.ts';
import { Card } from '../../../ui/card.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Sides } from '../effects/sides.tsx';
import { detailWords } from './words.ts';

/** What came of it, each round by itself, the present one first. */
export function EffectsCard({ project }: { project: Project }): ReactElement | null {
  const t = useWords(detailWords);
  const { effects } = project;
  if (effects.length === 0) return null;
  return (
    <Card title={t('effects')}>
      <div className="stack stack-loose">
        {[...effects].reverse().map((effect) => (
          <Round key={effect.round} project={project} effect={effect} many={effects.length > 1} />
        ))}
      </div>
    </Card>
  );
}

function Round({ project, effect, many }: { project: Project; effect: Effect; many: boolean }): ReactElement {
  const t = useWords(detailWords);
  const lang = useLanguage();
  const { round, published, withheldReason, recheckOn, recheckedOn, rebounded, recheckText } = effect;
  const rating = project.ratings.find((each) => each.round === round);
  const files = project.files.filter(({ id }) => effect.files.length === 0 || effect.files.includes(id));
  return (
    <section className="stack stack-tight">
      {many && <h3>{t('round', { n: round })}</h3>}
      <Sides before={effect.before} after={effect.after} files={files} />
      <p className="project-tags">
        <strong>{t('people', { n: effect.peopleHelped })}</strong>
        {published === null && <StatusTag tone="active">{t('published.open')}</StatusTag>}
        {published === true && <StatusTag tone="success">{t('published.yes')}</StatusTag>}
        {published === false && <StatusTag>{t('published.no', { reason: withheldReason ?? '' })}</StatusTag>}
        {recheckOn && !recheckedOn && (
          <StatusTag tone="active">{t('recheckDue', { day: dayText(momentOf(recheckOn), lang) })}</StatusTag>
        )}
        {recheckedOn && (
          <StatusTag tone={rebounded ? 'danger' : 'success'}>{t(rebounded ? 'rebounded' : 'held')}</StatusTag>
        )}
      </p>
      {recheckText && <p className="project-words">{recheckText}</p>}
      {rating && (
        <p className="muted">
          {rating.averageScore === null
            ? t('noRating', { codes: rating.codes })
            : t('rating', { score: rating.averageScore, n: rating.ratings, codes: rating.codes })}
        </p>
      )}
    </section>
  );
}
