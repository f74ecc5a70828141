import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { PatrolPoint } from '../contract.ts';
import { monthOf } from '../domain/calendar.ts';

interface At {
  id: string;
  placeId: string;
}
/** What is unfinished in places, as somebody sees it who redraws them: what is done stays where it was done. */
export interface PatrolsAt {
  /** Visits still due. */
  visits: At[];
  /** Routes in use; their rounds go with them. */
  plans: (At & { points: PatrolPoint[] })[];
  /** Leaders of this month and later. */
  leaders: (At & { name: string; title: string; untilMonth: string | null })[];
  /** Disputes and needs nobody has taken over. */
  findings: At[];
}
interface Move {
  id: string;
  from: string;
  to: string;
}
export interface MovedPatrols {
  visits: Move[];
  plans: Move[];
  leaders: Move[];
  findings: Move[];
  /** Leaders who already look after the new place: they end here with this month. */
  endedLeaders: { id: string; untilMonth: string | null }[];
}

const AT = `select id, place_id as "placeId"`;
const WITHIN = 'tenant_id = $1 and place_id = any($2::uuid[])';

export async function patrolsAt(ctx: Ctx, placeIds: readonly string[]): Promise<PatrolsAt> {
  const { tx } = ctx;
  const values = [tx.tenantId, placeIds];
  return {
    visits: await tx.sql<At>(`${AT} from visits where ${WITHIN} and state = 'due' order by id`, values),
    plans: await tx.sql<PatrolsAt['plans'][number]>(
      `${AT}, points from patrol_plans where ${WITHIN} and active order by id`,
      values,
    ),
    leaders: await tx.sql<PatrolsAt['leaders'][number]>(
      `${AT}, name, title, until_month as "untilMonth" from grid_leaders
       where ${WITHIN} and (until_month is null or until_month >= $3) order by from_month, id`,
      [...values, thisMonth(ctx)],
    ),
    findings: await tx.sql<At>(`${AT} from findings where ${WITHIN} and state = 'waiting' order by id`, values),
  };
}

/** What is unfinished follows the ground to where `placeOf` says; no grid gets one leader twice. */
export async function movePatrols(
  ctx: Ctx,
  at: PatrolsAt,
  placeOf: (item: At & { points?: readonly PatrolPoint[] }) => string,
  cause: string,
): Promise<MovedPatrols> {
  const movesOf = (kind: keyof PatrolsAt): Move[] =>
    at[kind].flatMap((item) => {
      const to = placeOf(item);
      return to === item.placeId ? [] : [{ id: item.id, from: item.placeId, to }];
    });
  const { moved: leaders, ended } = withoutDoubles(at.leaders, movesOf('leaders'));
  const done = { visits: movesOf('visits'), plans: movesOf('plans'), leaders, findings: movesOf('findings') };
  await relocate(ctx, done, cause);
  await endLeaders(
    ctx,
    ended.map(({ id }) => ({ id, untilMonth: thisMonth(ctx) })),
    cause,
  );
  return { ...done, endedLeaders: ended };
}

/** Brings back what is unfinished and still where it was moved to. */
export async function returnPatrols(ctx: Ctx, { endedLeaders, ...moved }: MovedPatrols, cause: string): Promise<void> {
  const turned = (moves: readonly Move[]): Move[] => moves.map(({ id, from, to }) => ({ id, from: to, to: from }));
  const { visits, plans, leaders, findings } = moved;
  await relocate(
    ctx,
    { visits: turned(visits), plans: turned(plans), leaders: turned(leaders), findings: turned(findings) },
    cause,
  );
  await endLeaders(ctx, endedLeaders, cause);
}

type Moves = Omit<MovedPatrols, 'endedLeaders'>;

/** A leader who looks after both grids is named once in the one they become. */
function withoutDoubles(
  present: PatrolsAt['leaders'],
  moves: readonly Move[],
): { moved: Move[]; ended: MovedPatrols['endedLeaders'] } {
  const keyOf = (placeId: string, { name, title }: { name: string; title: string }) =>
    JSON.stringify([placeId, name, title]);
  const standing = new Set(
    present.filter(({ id }) => !moves.some((move) => move.id === id)).map((each) => keyOf(each.placeId, each)),
  );
  const moved: Move[] = [];
  const ended: MovedPatrols['endedLeaders'] = [];
  for (const move of moves) {
    const leader = present.find(({ id }) => id === move.id);
    if (!leader) continue;
    const key = keyOf(move.to, leader);
    if (standing.has(key)) ended.push({ id: leader.id, untilMonth: leader.untilMonth });
    else moved.push(move);
    standing.add(key);
  }
  return { moved, ended };
}

// A person's own change raises the version of a visit or a finding: one recorded offline meanwhile is still taken in.
const tables = {
  visits: { table: 'visits', still: `and state = 'due'`, raised: '', event: 'visit.moved' },
  plans: { table: 'patrol_plans', still: '', raised: ', version = t.version + 1', event: 'patrol-plan.moved' },
  leaders: { table: 'grid_leaders', still: '', raised: ', version = t.version + 1', event: 'grid-leader.moved' },
  findings: { table: 'findings', still: `and state = 'waiting'`, raised: '', event: 'finding.moved' },
} as const;

async function relocate({ tx, actor, now }: Ctx, moves: Moves, cause: string): Promise<void> {
  for (const kind of ['visits', 'plans', 'leaders', 'findings'] as const) {
    const { table, still, raised, event } = tables[kind];
    if (moves[kind].length === 0) continue;
    const moved = await tx.sql<Move>(
      `update ${table} t set place_id = m."to"${raised}
       from jsonb_to_recordset($2::jsonb) as m(id uuid, "from" uuid, "to" uuid)
       where t.tenant_id = $1 and t.id = m.id and t.place_id = m."from" ${still} returning t.id, m."from", m."to"`,
      [tx.tenantId, JSON.stringify(moves[kind])],
    );
    for (const { id, from, to } of moved) {
      const data = { fromPlaceId: from, toPlaceId: to, regridId: cause };
      await emit(tx, actor, now, id, { kind: event, data });
    }
  }
}

async function endLeaders(
  { tx, actor, now }: Ctx,
  ends: readonly { id: string; untilMonth: string | null }[],
  cause: string,
): Promise<void> {
  for (const { id, untilMonth } of ends) {
    await tx.sql('update grid_leaders set until_month = $3, version = version + 1 where tenant_id = $1 and id = $2', [
      tx.tenantId,
      id,
      untilMonth,
    ]);
    await emit(tx, actor, now, id, { kind: 'grid-leader.ended', data: { untilMonth, regridId: cause } });
  }
}

const thisMonth = ({ now, platform }: Ctx): string => monthOf(civilDateOf(now, platform.timezone));
