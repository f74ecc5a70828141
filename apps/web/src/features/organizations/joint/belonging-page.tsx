import { getBelonging } from '@huying/server/contract/organizations';
import { countActivities } from '@huying/server/contract/volunteering';
import type { ReactElement, ReactNode } from 'react';
import { useSearchParams } from 'wouter';
import type { Output } from '../../../lib/api.ts';
import { usePlaces, useUnits } from '../../../lib/directory.ts';
import { useLanguage, useWords } from '../../../lib/i18n.ts';
import { listText } from '../../../lib/punctuation.ts';
import { useAnswer } from '../../../lib/query.ts';
import { mayUse, useSession } from '../../../lib/session.ts';
import { dateText, dateTimeText, monthText } from '../../../lib/time.ts';
import { AppLink } from '../../../ui/app-link.tsx';
import { Card } from '../../../ui/card.tsx';
import { StatCard } from '../../../ui/desk/stat-card.tsx';
import { PickField } from '../../../ui/desk/pick-field.tsx';
import { Empty } from '../../../ui/empty.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { StatusTag } from '../../../ui/status-tag.tsx';
import { entryPage } from './entry-page.ts';
import { FewRows } from './few-rows.tsx';
import { JointFrame } from './joint-frame.tsx';
import { seatTitle } from './seat-title.ts';
import { unitOptions } from './unit-options.ts';
import { useJointWords } from './use-joint-words.ts';
import { jointWords } from './words.ts';

type Belonging = Output<typeof getBelonging>;

/** /desk/joint/unit: one page of a unit, one's own unless another is chosen. */
export function BelongingPage(): ReactElement {
  const t = useWords(jointWords);
  const units = useUnits();
  const { activePost } = useSession();
  const [search, setSearch] = useSearchParams();
  const id = search.get('unit') ?? activePost?.unitId ?? null;
  return (
    <JointFrame hint={t('unitHint')}>
      <PickField
        label={t('member')}
        options={unitOptions(units.items)}
        value={id}
        onChange={(next) => next && setSearch({ unit: next })}
      />
      {id === null ? <Empty title={t('noUnit')}>{t('noUnitBody')}</Empty> : <Loader key={id} id={id} />}
    </JointFrame>
  );
}

function Loader({ id }: { id: string }): ReactElement {
  const { data, error, refetch } = useAnswer(getBelonging, { params: { id } });
  if (error && data?.unitId !== id) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return data?.unitId === id ? <Page page={data} /> : <Skeleton lines={10} />;
}

function Page({ page }: { page: Belonging }): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  const units = useUnits();
  const places = usePlaces();
  const words = useJointWords();
  const session = useSession();
  const roleIn = (bodyId: string) =>
    listText(
      page.seats
        .filter((seat) => seat.bodyId === bodyId && seat.untilOn === null)
        .map(({ role, office }) => seatTitle(words.name('seatRoles', role), office)),
    );
  return (
    <div className="stack">
      {mayUse(session, 'activity.read') && <ActivityCounts unitId={page.unitId} />}
      <Entries title={t('owes')} day="dueBy" entries={page.owes} />
      <Entries title={t('gives')} day="validTo" entries={page.gives} />
      <Rows
        title={t('meetingsToCome')}
        rows={page.meetings.map(({ id, title, bodyName, beginsAt, venue }) => ({
          id,
          main: (
            <AppLink href={`/desk/joint/meetings/${id}`} className="row-link">
              {title}
            </AppLink>
          ),
          rest: [bodyName, dateTimeText(beginsAt, lang), venue].join(' · '),
        }))}
      />
      <Rows
        title={t('belongs')}
        rows={page.bodies.map(({ id, name }) => ({
          id,
          main: (
            <AppLink href={`/desk/joint/bodies/${id}`} className="row-link">
              {name}
            </AppLink>
          ),
          rest: roleIn(id),
        }))}
      />
      <Rows
        title={t('inRota')}
        rows={page.rota.map(({ bodyId, bodyName, month, theme }) => ({
          id: `${bodyId} ${month}`,
          main: `${monthText(month, lang)} · ${bodyName}`,
          rest: theme || t('noTheme'),
        }))}
      />
      <Rows
        title={t('paired')}
        rows={page.pairings.map(({ id, kind, purpose, parties }) => ({
          id,
          main: listText(
            parties
              .filter(({ unitId, untilOn }) => unitId !== page.unitId && untilOn === null)
              .map(({ unitId }) => units.name(unitId)),
          ),
          rest: [words.name('pairingKinds', kind), purpose].filter(Boolean).join(' · '),
        }))}
      />
      <Rows
        title={t('linked')}
        rows={page.leaderLinks.map(({ id, office, placeId }) => ({ id, main: office, rest: places.name(placeId) }))}
      />
    </div>
  );
}

/** How much the unit does with communities: numbers of what the reader may see. */
function ActivityCounts({ unitId }: { unitId: string }): ReactElement | null {
  const t = useWords(jointWords);
  const { data } = useAnswer(countActivities, { query: { unitId } });
  if (!data) return null;
  const list = `/desk/activities?unitId=${unitId}`;
  return (
    <section className="stat-cards" aria-label={t('activities')}>
      <StatCard label={t('activitiesMonth')} value={data.month} href={list} />
      <StatCard label={t('activitiesYear')} value={data.year} href={list} />
      {data.turns > 0 && <StatCard label={t('activityTurns')} value={data.turns} />}
    </section>
  );
}

interface EntriesProps {
  title: string;
  /** What a day says: by then it is to be done, or until then it is to be had. */
  day: 'dueBy' | 'validTo';
  entries: Belonging['owes'];
}

function Entries({ title, day, entries }: EntriesProps): ReactElement {
  const t = useWords(jointWords);
  const lang = useLanguage();
  return (
    <Rows
      title={title}
      rows={entries.map(({ kind, id, withinId, title: label, dueOn, late }) => ({
        id,
        main: <EntryLink href={entryPage(kind, id, withinId)}>{label}</EntryLink>,
        rest: (
          <>
            {dueOn && t(day, { day: dateText(dueOn, lang) })} {late && <StatusTag tone="danger">{t('late')}</StatusTag>}
          </>
        ),
      }))}
    />
  );
}

function Rows({
  title,
  rows,
}: {
  title: string;
  rows: readonly { id: string; main: ReactNode; rest: ReactNode }[];
}): ReactElement {
  const t = useWords(jointWords);
  return (
    <Card title={title}>
      {rows.length === 0 ? (
        <p className="muted">{t('nothing')}</p>
      ) : (
        <FewRows rows={rows}>
          {({ id, main, rest }) => (
            <li key={id}>
              <span>{main}</span>
              <span className="muted">{rest}</span>
            </li>
          )}
        </FewRows>
      )}
    </Card>
  );
}

function EntryLink({ href, children }: { href: string | null; children: string }): ReactElement {
  if (href === null) return <>{children}</>;
  return (
    <AppLink href={href} className="row-link">
      {children}
    </AppLink>
  );
}
