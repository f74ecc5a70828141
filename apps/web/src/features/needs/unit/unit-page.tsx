import { listPromises, listResources } from '@huying/server/contract/needs';
import { getBelonging, listOpinions } from '@huying/server/contract/organizations';
import { listOpenCalls, listProjects } from '@huying/server/contract/projects';
import type { ReactElement } from 'react';
import { civilDayOf, momentOf } from '../../../lib/civil-day.ts';
import { useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { labelText } from '../../../lib/punctuation.ts';
import { useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dayText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { StatCard } from '../../../ui/desk/stat-card.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { ActivitiesCard } from './activities-card.tsx';
import { claimState } from './claim-state.ts';
import { type DueThing, dueThings } from './due-list.ts';
import { PromisesCard } from './promises-card.tsx';
import { UnitFrame } from './unit-frame.tsx';
import { unitWords } from './words.ts';

/** /desk/unit, and the home of a unit's liaison (L1): what is due, promised, claimed, without a tap. */
export function UnitPage(): ReactElement {
  const t = useWords(unitWords);
  const session = useSession();
  const unitId = session.activePost?.unitId ?? '';
  const tentative = useAnswer(listPromises, { query: { state: 'tentative' } });
  const confirmed = useAnswer(listPromises, { query: { state: 'confirmed' } });
  const belonging = useAnswer(getBelonging, { params: { id: unitId } });
  const projects = useAnswer(listProjects, { query: { view: 'open' } });
  const resources = useAnswer(listResources, { query: { left: true, unitId } });
  const asked = [tentative, confirmed, belonging, projects];
  const error = asked.find((each) => each.error)?.error;
  const isPending = asked.some((each) => each.isPending);
  const open = [...(tentative.data?.items ?? []), ...(confirmed.data?.items ?? [])];
  const ours = open.filter(({ giverId }) => giverId === unitId);
  const today = civilDayOf(Date.now());
  const things = dueThings(
    {
      promises: ours,
      belonging: belonging.data,
      projects: (projects.data?.items ?? []).filter(({ leadId }) => leadId === unitId),
    },
    (instant) => civilDayOf(new Date(instant)),
    today,
  );
  const waits = ours.filter(({ state }) => state === 'tentative');
  const late = things.filter((thing) => thing.late).length;
  const left = resources.data && `${resources.data.items.length}${resources.data.next ? '+' : ''}`;
  return (
    <UnitFrame
      actions={
        <Button variant="primary" href="/desk/unit/needs">
          {t('findNeeds')}
        </Button>
      }
    >
      {error && isPending ? (
        <ErrorState error={error} onRetry={() => void Promise.all(asked.map((each) => each.refetch()))} />
      ) : isPending ? (
        <Skeleton lines={10} />
      ) : (
        <>
          <section className="stat-cards" aria-label={t('cards')}>
            <StatCard label={t('cardDue')} value={things.length} href="#due" />
            <StatCard label={t('cardLate')} value={late} href="#due" {...(late > 0 && { tone: 'danger' as const })} />
            <StatCard label={t('cardWaits')} value={waits.length} href="#promises" />
            <StatCard label={t('cardLeft')} value={left ?? null} href="/desk/unit/resources" />
          </section>
          <div className="unit-columns stack">
            <DueCard things={things} />
            <PromisesCard promises={ours} />
            {mayUse(session, 'project.claim') && <ClaimsCard />}
            {mayUse(session, 'activity.hold') && <ActivitiesCard unitId={unitId} />}
            {mayUse(session, 'opinion.read') && <OpinionsCard unitId={unitId} />}
          </div>
          <AppLink href="/desk/joint/unit" className="row-link">
            {t('wholePage')}
          </AppLink>
        </>
      )}
    </UnitFrame>
  );
}

function DueCard({ things }: { things: readonly DueThing[] }): ReactElement {
  const t = useWords(unitWords);
  const lang = useLanguage();
  const dayWords = (day: string | null, kind: DueThing['kind']): string => {
    if (day === null) return t('noDay');
    const words = dayText(momentOf(day), lang);
    return kind === 'meeting' ? words : t('dueOn', { day: words });
  };
  return (
    <div id="due">
      <Card title={t('due')}>
        {things.length === 0 && <p className="muted">{t('nothingDue')}</p>}
        <ul className="unit-rows">
          {things.map(({ kind, id, title, day, late, href }) => (
            <li key={`${kind} ${id}`}>
              {href ? (
                <AppLink href={href} className="row-link">
                  {title}
                </AppLink>
              ) : (
                <span>{title}</span>
              )}
              <span className="muted">{t(`kind.${kind}`)}</span>
              <span className="muted">{dayWords(day, kind)}</span>
              {late && <StatusTag tone="danger">{t('late')}</StatusTag>}
            </li>
          ))}
        </ul>
      </Card>
    </div>
  );
}

function ClaimsCard(): ReactElement {
  const t = useWords(unitWords);
  const { data } = useAnswer(listOpenCalls, { query: { mine: true } });
  const total = useAnswer(listOpenCalls, { query: {} }).data?.total;
  const mine = data?.items ?? [];
  return (
    <Card
      title={t('ourClaims')}
      aside={
        <Button href="/desk/projects/calls">
          {total === undefined ? t('seeCalls') : t('seeCallsN', { n: total })}
        </Button>
      }
    >
      {data && mine.length === 0 && <p className="muted">{t('noClaims')}</p>}
      <ul className="unit-rows">
        {mine.map(({ id, title, mine: state }) => {
          const stands = claimState(state);
          return (
            <li key={id}>
              <AppLink href={`/desk/projects/${id}`} className="row-link">
                {title}
              </AppLink>
              {stands && <StatusTag tone={stands === 'won' ? 'success' : 'neutral'}>{t(`mine.${stands}`)}</StatusTag>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function OpinionsCard({ unitId }: { unitId: string }): ReactElement {
  const t = useWords(unitWords);
  const units = useUnits();
  const { data } = useAnswer(listOpinions, { query: { unitId } });
  return (
    <Card title={t('opinions')} aside={<Button href="/desk/joint/opinions">{t('seeOpinions')}</Button>}>
      {data?.items.length === 0 && <p className="muted">{t('noOpinions')}</p>}
      <ul className="unit-rows">
        {data?.items.slice(0, 3).map(({ id, communityId, year, opinion, may }) => (
          <li key={id}>
            <span>{labelText(`${year} · ${units.name(communityId)}`, opinion)}</span>
            {may.includes('object') && <StatusTag tone="warning">{t('canObject')}</StatusTag>}
          </li>
        ))}
      </ul>
    </Card>
  );
}
