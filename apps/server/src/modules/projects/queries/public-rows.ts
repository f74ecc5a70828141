import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Effect, Milestone, Part } from '../contract-parts.ts';
import { projectSettings } from './settings.ts';

/** A project as it may go onto a public list: units, never persons; neither claims nor minutes. */
export interface PublicProject {
  id: string;
  number: string;
  title: string;
  state: string;
  type: { code: string; name: string; nameEn: string };
  placeId: string | null;
  content: string;
  leadId: string | null;
  helperIds: string[];
  percent: number;
  milestones: { title: string; dueOn: string; percent: number; reachedOn: string | null }[];
  startedOn: string | null;
  finishedOn: string | null;
  /** The effect that was settled to be published last; null as long as there is none. */
  effect:
    | (Pick<Effect, 'before' | 'after' | 'peopleHelped' | 'publishedOn' | 'recheckedOn' | 'rebounded'> & {
        rating: { average: number; ratings: number } | null;
        /** Pictures of this round: those of one that was withheld are not public. */
        pictureIds: string[];
      })
    | null;
  /** The requests it was made of, so that their reporters' names can be looked for in its words. */
  requestIds: string[];
}

interface Row extends Omit<PublicProject, 'type' | 'effect' | 'helperIds'> {
  type: string;
  parts: Part[];
  effects: Effect[];
  ratings: { round: number; ratings: number; average: number | null }[] | null;
}

const MOST = 20_000;
/** What is over is told for so long. */
const TOLD_MS = 366 * DAY;

/** The projects below a place path that have been decided, and those that ended within a year; newest first. */
export async function publicProjects(ctx: Ctx, placePath: string): Promise<PublicProject[]> {
  const { types } = await projectSettings(ctx);
  const rows = await ctx.tx.sql<Row>(
    `select m.id, m.number, m.title, m.state, m.category as type, m.place_id as "placeId", j.content, m.lead_id as "leadId", j.parts,
       j.percent, j.milestones, j.started_on as "startedOn", j.finished_on as "finishedOn", j.effects,
       (select json_agg(r) from (select c.round, count(c.score)::int as ratings, round(avg(c.score), 1)::float8 as average
          from project_rating_codes c where c.tenant_id = j.tenant_id and c.project_id = j.id group by c.round) r) as ratings,
       array(select s.source_id from project_sources s where s.tenant_id = j.tenant_id and s.project_id = j.id and s.kind = 'request') as "requestIds"
     from matters m join projects j on j.tenant_id = m.tenant_id and j.id = m.id
     where m.tenant_id = $1 and m.kind = 'project' and starts_with(m.place_path, $2) and m.state not in ('drafted', 'stopped')
       and (m.open or m.closed_at > $3)
     order by m.created_at desc, m.id desc limit ${MOST}`,
    [ctx.tx.tenantId, placePath, new Date(ctx.now.getTime() - TOLD_MS)],
  );
  return rows.map(({ type, parts, effects, ratings, ...row }) => {
    const named = types.find(({ code }) => code === type);
    return {
      ...row,
      type: { code: type, name: named?.name ?? type, nameEn: named?.nameEn ?? type },
      helperIds: parts.map(({ unitId }) => unitId),
      milestones: (row.milestones as Milestone[]).map(({ title, dueOn, percent, reachedOn }) => ({
        title,
        dueOn,
        percent,
        reachedOn,
      })),
      effect: effectOf(effects, ratings ?? []),
    };
  });
}

function effectOf(effects: readonly Effect[], ratings: NonNullable<Row['ratings']>): PublicProject['effect'] {
  const shown = effects.findLast(({ published }) => published === true);
  if (!shown) return null;
  const { round, before, after, peopleHelped, publishedOn, recheckedOn, rebounded, files } = shown;
  const rated = ratings.find((each) => each.round === round);
  const rating = rated?.average == null ? null : { average: rated.average, ratings: rated.ratings };
  return { before, after, peopleHelped, publishedOn, recheckedOn, rebounded, rating, pictureIds: files ?? [] };
}
