import type { Ctx } from '../../../platform/context.ts';
import { listedNeedsOf, openResourcesOf, type PromiseBetween, promisesBetween } from '../../needs/index.ts';
import { projectsBetween } from '../../projects/index.ts';
import type { Content, ListRow, RowSource } from '../contract-parts.ts';

type Lists = Pick<Content, 'needs' | 'resources' | 'projects'>;
interface Sides {
  communityId: string;
  unitId: string;
}

/** The three lists as the promises and the common projects of the two sides make them. */
export async function agreedRows(ctx: Ctx, sides: Sides): Promise<Lists> {
  return rowsFrom(ctx, sides, await promisesBetween(ctx.tx, sides.communityId, sides.unitId));
}

async function rowsFrom(ctx: Ctx, { communityId, unitId }: Sides, promises: readonly PromiseBetween[]): Promise<Lists> {
  const projects = await projectsBetween(ctx.tx, communityId, unitId);
  const first = new Map<string, PromiseBetween>();
  for (const promise of promises) if (!first.has(promise.needId)) first.set(promise.needId, promise);
  return {
    needs: [...first.values()].map(({ needId, needTitle, wantedBy }) =>
      row(ctx, { kind: 'need', id: needId }, needTitle, '', 'both', wantedBy),
    ),
    resources: promises.map(({ id, resourceName, amount, measure, plannedOn }) =>
      row(ctx, { kind: 'promise', id }, resourceName, `${amount} ${measure}`, 'unit', plannedOn),
    ),
    projects: projects.map(({ id, title, leadId, endsOn }) => {
      const duty = leadId === communityId ? 'community' : leadId === unitId ? 'unit' : 'both';
      return row(ctx, { kind: 'project', id }, title, '', duty, endsOn);
    }),
  };
}

/** All that could stand in the lists: what is agreed on, the needs the community has listed, what the unit can give besides. */
export async function offeredRows(ctx: Ctx, sides: Sides): Promise<Lists> {
  const promises = await promisesBetween(ctx.tx, sides.communityId, sides.unitId);
  const { needs, resources, projects } = await rowsFrom(ctx, sides, promises);
  const listed = await listedNeedsOf(ctx.tx, sides.communityId);
  const open = await openResourcesOf(ctx.tx, sides.unitId);
  const known = new Set(needs.map(({ source }) => source?.id));
  const promised = new Set(promises.map(({ resourceId }) => resourceId));
  return {
    needs: [
      ...needs,
      ...listed
        .filter(({ id }) => !known.has(id))
        .map(({ id, title, wantedBy }) => row(ctx, { kind: 'need', id }, title, '', 'both', wantedBy)),
    ],
    resources: [
      ...resources,
      ...open
        .filter(({ id }) => !promised.has(id))
        .map(({ id, name, perNeed, measure }) =>
          row(ctx, { kind: 'resource', id }, name, `${perNeed} ${measure}`, 'unit', null),
        ),
    ],
    projects,
  };
}

const row = (
  ctx: Ctx,
  source: RowSource,
  text: string,
  amount: string,
  duty: ListRow['duty'],
  dueOn: string | null,
): ListRow => ({
  id: ctx.newId(),
  text: text.slice(0, 200),
  amount: amount.slice(0, 60),
  duty,
  ...(dueOn && { dueOn }),
  source,
});

export const rowsOf = ({ needs, resources, projects }: Lists): ListRow[] => [...needs, ...resources, ...projects];
const keyOf = ({ source }: ListRow): string => (source ? `${source.kind} ${source.id}` : '');

/** What is offered and does not stand in the content yet. */
export function missingFrom(content: Lists, offers: Lists): Lists {
  const there = new Set(rowsOf(content).map(keyOf));
  const lacking = (rows: readonly ListRow[]): ListRow[] => rows.filter((each) => !there.has(keyOf(each)));
  return { needs: lacking(offers.needs), resources: lacking(offers.resources), projects: lacking(offers.projects) };
}
/** Rows of the content whose source neither stood there before nor is offered. */
export function strangeRows(content: Lists, before: Lists, offers: Lists): ListRow[] {
  const known = new Set([...rowsOf(before), ...rowsOf(offers)].map(keyOf));
  return rowsOf(content).filter((each) => each.source && !known.has(keyOf(each)));
}
