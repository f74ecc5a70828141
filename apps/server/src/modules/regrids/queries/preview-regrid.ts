import { holds } from '../../../kernel/actor.ts';
import { areaOf, positionIn } from '../../../kernel/geometry.ts';
import type { Ctx } from '../../../platform/context.ts';
import { postsAt } from '../../accounts/index.ts';
import { type MatterAt, openMattersAt } from '../../matters/index.ts';
import { clausesWithin } from '../../lists/index.ts';
import { unitsAt } from '../../organizations/index.ts';
import type { ReshapePlan } from '../../territory/index.ts';
import { planRegrid } from '../commands/plan-regrid.ts';
import type { Regrid, RegridPreview } from '../contract.ts';
import { partFor, partsFor } from '../domain/part-for.ts';
import { type Hanging, hangingOn } from './hanging.ts';

/** What would move; nothing is changed. Names of people are shown to those who may read people. */
export async function previewRegrid(ctx: Ctx, input: Regrid): Promise<RegridPreview> {
  const plan = await planRegrid(ctx, input);
  const ids = plan.before.map(({ id }) => id);
  const [matters, posts, units] = [
    await openMattersAt(ctx.tx, 'request', ids),
    await postsAt(ctx, ids),
    await unitsAt(ctx, ids),
  ];
  const hanging = await hangingOn(ctx, ids);
  const clauses = await clausesWithin(
    ctx.tx,
    plan.before.map(({ code }) => code),
  );
  const goesTo = matters.map((matter) => partOfMatter(matter, plan));
  const kept = new Set(plan.parts.flatMap(({ keepId }) => keepId ?? []));
  const households = {
    before: sumOf(plan.before.map((place) => place.households)),
    after: sumOf(plan.parts.map((part) => part.households)),
  };
  const open = async (kind: string): Promise<number> => (await openMattersAt(ctx.tx, kind, ids)).length;
  const hazards = await open('hazard');
  const [needs, projects, agreements] = [await open('need'), await open('project'), await open('agreement')];
  const along = goingAlong(hanging, plan, input);
  const closes = plan.before.filter(({ id }) => !kept.has(id));
  return {
    kind: input.kind,
    day: plan.day,
    closes: closes.map(({ id, code, name }) => ({ id, code, name })),
    parts: plan.parts.map(({ boundary, ...part }, i) => ({
      ...part,
      areaM2: boundary && areaOf(boundary),
      rings: boundary?.flat() ?? [],
      openMatters: goesTo.filter((part) => part === i).length,
    })),
    openMatters: matters.length,
    withoutPoint: matters.filter(({ lon }) => lon === null).length,
    households,
    posts: posts.map(({ id, personName, roleName, title, placeId }) => ({
      id,
      personName: holds(ctx.actor, 'person.read') || holds(ctx.actor, 'person.manage') ? personName : null,
      roleName,
      title,
      placeId,
      part: partFor({ id, placeId }, plan.parts, input.posts),
    })),
    units: units.map((unit) => ({ ...unit, part: partFor(unit, plan.parts, input.units) })),
    ...along,
    along: { ...along.along, hazards, needs, projects, agreements },
    clauses,
    warnings: [
      ...warningsOf(plan, households, !input.moveOpenMatters && leftBehind(matters, closes) > 0),
      ...(clauses.length > 0 ? ['duty-clauses'] : []),
      ...(along.areas.some(({ parts }) => parts.length < plan.parts.length) ? ['nets-one-part'] : []),
    ],
  };
}

/** What else hangs on the places, and where it would go. */
function goingAlong(
  { compounds, areas, team, facilities, patrols, admissions, resources, activities, bodies, leaderLinks }: Hanging,
  { parts }: ReshapePlan,
  input: Regrid,
) {
  return {
    compounds: compounds.map(({ id, name, placeId }) => ({
      id,
      name,
      placeId,
      part: partFor({ id, placeId }, parts, input.compounds),
    })),
    areas: areas.map(({ id, net, section, placeId }) => ({
      id,
      net,
      section,
      placeId,
      parts: partsFor({ id, placeId }, parts, input.areas),
    })),
    team: team.map(({ id, role, name, placeId }) => ({
      id,
      role,
      name,
      placeId,
      part: partFor({ id, placeId }, parts, input.team),
    })),
    along: {
      facilities: facilities.length,
      visits: patrols.visits.length,
      plans: patrols.plans.length,
      leaders: patrols.leaders.length,
      findings: patrols.findings.length,
      admissions: admissions.length,
      resources: resources.length,
      activities: activities.length,
      bodies: bodies.length,
      leaderLinks: leaderLinks.length,
    },
  };
}

/** By its point where it has one that lies in a part; otherwise by its place. */
function partOfMatter({ id, placeId, lon, lat }: MatterAt, { parts }: ReshapePlan): number {
  const by = partFor({ id, placeId }, parts);
  if (lon === null || lat === null) return by;
  const found = parts.findIndex(({ boundary }) => boundary && positionIn([lon, lat], boundary) !== 'outside');
  return found >= 0 ? found : by;
}

const leftBehind = (matters: readonly MatterAt[], closes: readonly { id: string }[]): number =>
  matters.filter(({ placeId }) => closes.some(({ id }) => id === placeId)).length;

function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}

function warningsOf(plan: ReshapePlan, households: RegridPreview['households'], stay: boolean): string[] {
  const pieces = plan.parts.length === 1 ? (plan.parts[0]?.boundary?.length ?? 0) : 0;
  const before = Math.max(...plan.before.map(({ boundary }) => boundary?.length ?? 0));
  return [
    plan.before.some(({ boundary }) => boundary === null) && 'boundary-missing',
    pieces > before && 'pieces-apart',
    households.before !== households.after && 'households-differ',
    stay && 'matters-stay',
  ].filter((warning) => warning !== false);
}
