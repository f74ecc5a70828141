import {
  type EffectRow,
  exportEffects,
  listEffects,
  projectEffects,
  type RecheckState,
} from '@huying/server/contract/projects';
import { type ReactElement, useState } from 'react';
import { type Output, urlOf } from '../../../lib/api.ts';
import { momentOf } from '../../../lib/civil-day.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { useAnswer, usePages } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { LoadMore } from '../../../ui/desk/load-more.tsx';
import { StatCard } from '../../../ui/desk/stat-card.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag, type Tone } from '../../../ui/status-tag.tsx';
import { Filters } from '../filters.tsx';
import { ProjectsFrame } from '../projects-frame.tsx';
import { textOf, useAddressFilters } from '../use-address-filters.ts';
import { useAreaFilters } from '../use-area-filters.ts';
import { useProjectTypes } from '../use-project-types.ts';
import { projectWords } from '../words.ts';
import { EffectsImport } from './effects-import.tsx';
import { Sides } from './sides.tsx';
import { effectWords } from './words.ts';

const states = ['none', 'to-come', 'due', 'overdue', 'held', 'rebounded'] as const satisfies readonly RecheckState[];
const tones: Readonly<Record<RecheckState, Tone>> = {
  none: 'active',
  'to-come': 'neutral',
  due: 'warning',
  overdue: 'danger',
  held: 'success',
  rebounded: 'danger',
};

/** /desk/projects/effects: what came of the projects, and whether it lasts. */
export function EffectsPage(): ReactElement {
  const t = useWords(effectWords);
  const common = useWords(projectWords);
  const reports = mayUse(useSession(), 'project.handle');
  const [isImporting, setImporting] = useState(false);
  const area = useAreaFilters(t('unit'));
  const [value, change] = useAddressFilters(['type', 'unitId', 'placeId', 'recheck']);
  const recheck = states.find((state) => state === value.recheck);
  const type = textOf(value, 'type');
  const unitId = textOf(value, 'unitId');
  const placeId = textOf(value, 'placeId');
  const query = {
    ...(type && { type }),
    ...(unitId && { unitId }),
    ...(placeId && { placeId }),
    ...(recheck && { recheck }),
  };
  const pages = usePages(listEffects, { query });
  const { rows, isPending, error, reload } = pages;
  return (
    <ProjectsFrame
      hint={t('hint')}
      actions={
        <>
          <Button icon="download" href={`${location.origin}${urlOf(exportEffects, { query })}`}>
            {common('excel')}
          </Button>
          {reports && <Button onClick={() => setImporting(true)}>{t('importIt')}</Button>}
        </>
      }
    >
      <Sums />
      <Filters
        value={value}
        onChange={change}
        filters={[
          {
            kind: 'select',
            key: 'recheck',
            label: t('recheck'),
            options: states.map((state) => ({ value: state, label: t(`recheck.${state}`) })),
          },
          ...area,
        ]}
      />
      {rows.length === 0 && error && <ErrorState error={error} onRetry={reload} />}
      {isPending && <Skeleton lines={10} />}
      {!isPending &&
        !error &&
        rows.length === 0 &&
        (Object.keys(value).length > 0 ? (
          <Empty title={t('emptyFiltered')} icon="search" />
        ) : (
          <Empty title={t('empty')}>{t('emptyBody')}</Empty>
        ))}
      {rows.length > 0 && (
        <ul className="project-cards" aria-label={t('list')}>
          {rows.map((row) => (
            <Row key={`${row.id} ${row.round}`} row={row} />
          ))}
        </ul>
      )}
      <LoadMore pages={pages} isWatched />
      <EffectsImport open={isImporting} onClose={() => setImporting(false)} />
    </ProjectsFrame>
  );
}

type Sum = Output<typeof projectEffects>['items'][number];

function Sums(): ReactElement {
  const t = useWords(effectWords);
  const { data } = useAnswer(projectEffects);
  const items = data?.items;
  const sum = (key: 'effects' | 'peopleHelped' | 'ratings' | 'rechecks' | 'rebounds' | 'rechecksDue') =>
    items ? items.reduce((all: number, each: Sum) => all + each[key], 0) : null;
  const ratings = sum('ratings');
  const score = items?.reduce((all, each) => all + (each.averageScore ?? 0) * each.ratings, 0) ?? 0;
  const rechecks = sum('rechecks');
  const rebounds = sum('rebounds');
  const due = sum('rechecksDue');
  return (
    <section className="stat-cards" aria-label={t('sums')}>
      <StatCard label={t('effects')} value={sum('effects')} />
      <StatCard label={t('people')} value={sum('peopleHelped')} />
      <StatCard
        label={t('rating')}
        value={ratings ? (score / ratings).toFixed(1) : t('none')}
        hint={t('ratingHint', { n: ratings ?? 0 })}
      />
      <StatCard
        label={t('due')}
        value={due}
        href="/desk/projects/effects?recheck=due"
        {...(due ? { tone: 'warning' as const } : {})}
      />
      <StatCard
        label={t('rebounds')}
        value={rebounds}
        href="/desk/projects/effects?recheck=rebounded"
        hint={
          rechecks
            ? t('reboundHint', { n: rechecks, rate: Math.round((100 * (rebounds ?? 0)) / rechecks) })
            : t('reboundNone')
        }
      />
    </section>
  );
}

function Row({ row }: { row: EffectRow }): ReactElement {
  const t = useWords(effectWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const types = useProjectTypes();
  const { id, title, round, recheck, recheckOn, published, withheldReason, averageScore, ratings } = row;
  return (
    <li className="project-card">
      <h2>
        <AppLink className="row-link" href={`/desk/projects/${id}`}>
          {title}
        </AppLink>
      </h2>
      <span className="project-tags">
        <StatusTag tone={tones[recheck]}>
          {t(`recheck.${recheck}`)}
          {recheck === 'to-come' && recheckOn && ` · ${t('from', { day: dayText(momentOf(recheckOn), lang) })}`}
        </StatusTag>
        <strong>{t('helped', { n: row.peopleHelped })}</strong>
        <span>{averageScore === null ? t('noScore') : t('score', { score: averageScore, n: ratings })}</span>
        {published !== null && (
          <span>{published ? t('published') : t('withheld', { reason: withheldReason ?? '' })}</span>
        )}
      </span>
      <Sides before={row.before} after={row.after} files={row.files} />
      {row.recheckText && <p className="project-words">{row.recheckText}</p>}
      <span className="muted">
        {[
          types.name(row.type),
          units.name(row.leadId),
          places.name(row.placeId),
          t('on', { day: dayText(momentOf(row.reportedOn), lang) }),
          round > 1 && t('round', { n: round }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </li>
  );
}
