import '../patrols.css';
import type { Hazard } from '@huying/server/contract/patrols';
import type { ReactElement } from 'react';
import { useCategories, usePlaces, useUnits } from '../../../lib/directory.ts';
import { useWords } from '../../../lib/i18n.ts';
import { pictureUrl, thumbnailUrl } from '../../../lib/pictures.ts';
import { DueTag } from '../../../ui/due-tag.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { patrolWords } from '../words.ts';
import { HazardState } from './hazard-state.tsx';

/** What the hazard is, how it was and how it is now, with whom it lies, what happened. */
export function HazardBody({ hazard }: { hazard: Hazard }): ReactElement {
  const t = useWords(patrolWords);
  const units = useUnits();
  const places = usePlaces();
  const categories = useCategories();
  const facts: [string, string | null][] = [
    [
      t('where'),
      [places.name(hazard.placeId), hazard.address, categories.name(hazard.category)].filter(Boolean).join(' · '),
    ],
    [t('unit'), hazard.leadId ? units.name(hazard.leadId) : null],
    [t('limitDays'), hazard.limitDays === null ? null : t('days', { n: hazard.limitDays })],
    [t('holder'), hazard.open && hazard.holderId ? units.name(hazard.holderId) : null],
    [t('rectifyText'), hazard.rectifyText],
    [t('checkText'), hazard.checkText],
    [t('voidReason'), hazard.voidReason],
  ];
  return (
    <div className="stack stack-loose">
      <div className="patrol-tags">
        <HazardState state={hazard.state} />
        {hazard.level === 'major' && <StatusTag tone="danger">{t('level.major')}</StatusTag>}
        {hazard.dueAt && <DueTag dueAt={hazard.dueAt} />}
      </div>
      <p>{hazard.content}</p>
      <Pictures hazard={hazard} />
      <dl className="patrol-facts">
        {facts.map(
          ([term, words]) =>
            words && (
              <div key={term} className="patrol-fact">
                <dt>{term}</dt>
                <dd>{words}</dd>
              </div>
            ),
        )}
      </dl>
      <section className="stack stack-tight">
        <h2>{t('story')}</h2>
        <Timeline
          label={t('story')}
          steps={hazard.log.map(({ seq, kind, at, unitId }) => ({
            id: String(seq),
            title: t(`log.${kind as 'hazard.reported'}`),
            state: 'done',
            at,
            by: units.name(unitId),
          }))}
        />
      </section>
    </div>
  );
}

/** Before and after, side by side where there is room. */
function Pictures({ hazard: { files } }: { hazard: Hazard }): ReactElement | null {
  const t = useWords(patrolWords);
  const groups = [
    {
      title: t('before'),
      name: (n: number) => t('beforeN', { n }),
      here: files.filter(({ purpose }) => purpose !== 'after'),
    },
    {
      title: t('after'),
      name: (n: number) => t('afterN', { n }),
      here: files.filter(({ purpose }) => purpose === 'after'),
    },
  ].filter(({ here }) => here.length > 0);
  if (groups.length === 0) return null;
  return (
    <div className="patrol-sides">
      {groups.map(({ title, name, here }) => (
        <figure key={title} className="stack stack-tight">
          <figcaption className="muted">{title}</figcaption>
          <ul className="patrol-pictures">
            {here.map((file, at) => (
              <li key={file.id}>
                <a href={pictureUrl(file)} target="_blank" rel="noreferrer">
                  <img src={thumbnailUrl(file)} alt={name(at + 1)} loading="lazy" />
                </a>
              </li>
            ))}
          </ul>
        </figure>
      ))}
    </div>
  );
}
