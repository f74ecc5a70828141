import './public.css';
import { type PublicItem, publicItem } from '@huying/server/contract/disclosure';
import { type ReactElement, useEffect } from 'react';
import { useParams, useSearch } from 'wouter';
import { ApiError } from '../../../lib/api-error.ts';
import { call, type Output } from '../../../lib/api.ts';
import { momentOf } from '../../../lib/civil-day.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { sharedDevice } from '../../../lib/shared-device.ts';
import { dayText } from '../../../lib/time.ts';
import { useSignal } from '../../../lib/use-signal.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Progress } from '../../../ui/progress.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { Timeline } from '../../../ui/timeline.tsx';
import { useItemFacts } from '../item-facts.ts';
import { ItemState } from '../item-state.tsx';
import { listWords } from '../list-words.ts';
import { EffectCard } from './effect-card.tsx';
import { follow, type Follow, follows, markSeen, rememberedPlace, unfollow } from './follows.ts';
import { wayBack } from './left-list.ts';
import { kinds } from './paths.ts';
import { useRead } from './use-read.ts';
import { publicWords } from './words.ts';

type Shown = Output<typeof publicItem>;

/** One row of a public list: of a project its progress, its milestones and what came of it. */
export function PublicItemPage(): ReactElement {
  const t = useWords(publicWords);
  const params = useParams<{ kind: string; id: string }>();
  const kind = kinds.find((each) => each === params.kind) ?? 'projects';
  const placeId = new URLSearchParams(useSearch()).get('place') ?? rememberedPlace() ?? '';
  const { data, error, reload } = useRead(`${kind} ${params.id} ${placeId}`, (signal) =>
    call(publicItem, { params: { kind, id: params.id }, query: { placeId }, signal }),
  );
  const back = placeId ? wayBack(kind, placeId) : '/r/public';
  if (data) return <ItemView shown={data} back={back} />;
  const isGone = error instanceof ApiError && error.status >= 400 && error.status < 500 && error.status !== 429;
  return (
    <Page title={t('title')} back={back} ownHeading>
      {isGone ? (
        <Empty title={t('notThere')} icon="search" heading="h1" action={<Button href={back}>{t('toList')}</Button>}>
          {t('notThereBody')}
        </Empty>
      ) : error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : (
        <Skeleton lines={8} />
      )}
    </Page>
  );
}

function ItemView({ shown, back }: { shown: Shown; back: string }): ReactElement {
  const t = useWords(publicWords);
  const list = useWords(listWords);
  const lang = useLanguage();
  const { item, also, edition } = shown;
  const project = item.kind === 'projects' ? item : item.kind === 'effects' ? (also ?? item) : null;
  const effect = item.kind === 'effects' ? item : also;
  return (
    <Page title={item.title} back={back} ownHeading>
      <div className="stack stack-loose">
        <div className="stack stack-tight">
          <p className="muted">{`${shown.place} · ${list(item.kind)}`}</p>
          <h1>{item.title}</h1>
          <p>
            <ItemState state={item.state} />
          </p>
          {project && <Progress label={t('progress')} share={(project.percent ?? 0) / 100} />}
        </div>
        {item.kind === 'effects' && effect && <EffectCard effect={effect} />}
        {project?.text && project !== item && <p className="public-words">{project.text}</p>}
        {item.text && item.text !== item.title && <p className="public-words">{item.text}</p>}
        {project && <FollowButton project={project} placeId={shown.placeId} hasEffect={effect !== null} />}
        <Facts item={item} />
        {project && project.milestones.length > 0 && <Milestones item={project} />}
        {item.kind === 'projects' && effect && <EffectCard effect={effect} />}
        <p className="muted small">{t('asOf', { n: edition.number, at: dayText(edition.publishedAt, lang) })}</p>
      </div>
    </Page>
  );
}

function Facts({ item }: { item: PublicItem }): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const line = useItemFacts(item);
  const day = (value: string | null): string => (value === null ? '' : dayText(momentOf(value), lang));
  const facts: [string, string][] = [
    [item.kind === 'resources' ? t('gives') : t('who'), item.unit ?? ''],
    [t('helpers'), listText(item.helpers)],
    [
      t('when'),
      [item.hours, [day(item.fromOn), day(item.untilOn)].filter(Boolean).join(' – ')].filter(Boolean).join(' · '),
    ],
    [t('conditions'), item.conditions],
    [t('started'), day(item.startedOn)],
    [t('finished'), day(item.finishedOn)],
    [t('number'), item.number],
  ];
  return (
    <Card>
      <div className="stack stack-tight">
        {item.kind !== 'projects' && item.kind !== 'effects' && line.length > 0 && (
          <p>{[item.group, ...line].filter(Boolean).join(' · ')}</p>
        )}
        <dl className="public-facts">
          {facts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </div>
    </Card>
  );
}

function Milestones({ item }: { item: PublicItem }): ReactElement {
  const t = useWords(publicWords);
  const lang = useLanguage();
  const day = (value: string): string => dayText(momentOf(value), lang);
  const next = item.milestones.findIndex(({ reachedOn }) => reachedOn === null);
  return (
    <Card title={t('milestones')}>
      <Timeline
        label={t('milestones')}
        steps={item.milestones.map(({ title, dueOn, percent, reachedOn }, at) => ({
          id: String(at),
          title,
          state: reachedOn !== null ? 'done' : at === next ? 'current' : 'coming',
          body:
            reachedOn === null
              ? `${t('due', { day: day(dueOn) })} · ${t('planned', { percent })}`
              : t('reached', { day: day(reachedOn), percent }),
        }))}
      />
    </Card>
  );
}

interface FollowButtonProps {
  project: PublicItem;
  placeId: string;
  hasEffect: boolean;
}

/** Kept on this phone: no account, no number, nothing that the server knows. */
function FollowButton({ project, placeId, hasEffect }: FollowButtonProps): ReactElement {
  const t = useWords(publicWords);
  const shared = useSignal(sharedDevice);
  const known = useSignal(follows);
  const { id, title, state, percent, milestones } = project;
  const reached = milestones.filter(({ reachedOn }) => reachedOn !== null).length;
  const now: Follow = { id, placeId, title, state, percent: percent ?? 0, reached, hasEffect };
  const key = JSON.stringify(now);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on screen is seen once it differs.
  useEffect(() => markSeen(now), [key]);
  if (shared) return <p className="muted">{t('followShared')}</p>;
  const isOn = known.some((each) => each.id === id);
  return (
    <div className="stack stack-tight">
      <Button
        variant={isOn ? 'secondary' : 'primary'}
        size="large"
        block
        icon={isOn ? 'check' : 'plus'}
        pressed={isOn}
        onClick={() => (isOn ? unfollow(id) : follow(now))}
      >
        {isOn ? t('followed') : t('follow')}
      </Button>
      <p className="muted small">{t('followHint')}</p>
    </div>
  );
}
