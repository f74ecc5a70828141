import { type ReactElement, useEffect, useState } from 'react';
import { useWords } from '../../../lib/i18n.ts';
import { useSignal } from '../../../lib/use-signal.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { askFollows, type FollowNews, follows, unfollow } from './follows.ts';
import { itemPath } from './paths.ts';
import { publicWords } from './words.ts';

/** Followed projects as they stand now; null until it is known, and for ever where nothing is followed. */
export function useFollowNews(): FollowNews[] | null {
  const known = useSignal(follows);
  const [news, setNews] = useState<FollowNews[] | null>(null);
  useEffect(() => {
    if (known.length === 0) return setNews(null);
    const stop = new AbortController();
    // Without a network the last look still stands.
    askFollows(stop.signal).then(
      (found) => stop.signal.aborted || setNews(found),
      () => stop.signal.aborted || setNews(known.map((each) => ({ ...each, isNew: false, isGone: false }))),
    );
    return () => stop.abort();
  }, [known]);
  return news;
}

/** 我关注的项目, those that have moved first. */
export function FollowedList(): ReactElement | null {
  const t = useWords(publicWords);
  const news = useFollowNews();
  if (!news || news.length === 0) return null;
  const sorted = [...news].sort((a, b) => Number(b.isNew) - Number(a.isNew));
  return (
    <Card title={t('mine')}>
      <ul className="followed">
        {sorted.map((project) => (
          <li key={project.id}>
            <div className="public-line">
              {project.isGone ? (
                <>
                  <strong>{project.title}</strong>
                  <StatusTag>{t('gone')}</StatusTag>
                  <Button variant="quiet" onClick={() => unfollow(project.id)}>
                    {t('unfollow')}
                  </Button>
                </>
              ) : (
                <>
                  <Button variant="quiet" href={itemPath('projects', project.id, project.placeId)}>
                    {project.title}
                  </Button>
                  {project.isNew && <StatusTag tone="active">{t('fresh')}</StatusTag>}
                </>
              )}
            </div>
            {!project.isGone && <Progress label={t('progress')} share={project.percent / 100} />}
          </li>
        ))}
      </ul>
    </Card>
  );
}
