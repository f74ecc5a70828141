import type { Ctx } from '../../../platform/context.ts';
import { picturesOf } from '../../files/index.ts';
import { type PublicNeed, publicNeeds, type PublicResource, publicResources } from '../../needs/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { type PublicProject, publicProjects } from '../../projects/index.ts';
import { groundOf, openPlaces, type PlaceRef } from '../../territory/index.ts';
import type { ItemFacts, ListKind } from '../contract-parts.ts';
import { type CollectedItem, noFacts } from '../domain/item.ts';
import { publicPlaceName } from './area.ts';

interface Names {
  place(id: string | null): string;
  unit(id: string | null): string | null;
}

/** The rows of a list as they stand now, below a place: facts and words that may be public once they have been looked at. */
export async function collectRows(ctx: Ctx, place: PlaceRef, kind: ListKind): Promise<CollectedItem[]> {
  const { byId } = await unitsInMemory(ctx);
  const ground = await groundOf(ctx);
  const names: Names = {
    place: (id) => publicPlaceName(ground, id),
    unit: (id) => (id === null ? null : (byId.get(id)?.name ?? null)),
  };
  // What lies in no place at all belongs to the whole.
  const path = place.parentId === null ? '' : place.path;
  switch (kind) {
    case 'needs':
      return (await publicNeeds(ctx, path)).map((need) => needRow(need, names));
    case 'resources': {
      const below = (await openPlaces(ctx)).filter((each) => each.path.startsWith(path)).map(({ id }) => id);
      return (await publicResources(ctx, below)).map((resource) => resourceRow(resource, names));
    }
    case 'projects':
      return (await publicProjects(ctx, path)).map((project) => projectRow(project, names));
    case 'effects':
      return effectRows(ctx, await publicProjects(ctx, path), names);
  }
}

const needRow = (need: PublicNeed, names: Names): CollectedItem => ({
  sourceId: need.id,
  facts: {
    ...noFacts,
    number: need.number,
    sort: need.sort,
    place: names.place(need.placeId),
    state: need.state,
    people: need.people,
    wantedBy: need.wantedBy,
    repeatable: need.repeatable,
  },
  texts: { text: need.content, group: need.group },
  requestIds: need.requestIds,
});

const resourceRow = (resource: PublicResource, names: Names): CollectedItem => ({
  sourceId: resource.id,
  facts: {
    ...noFacts,
    sort: resource.sort,
    place: names.place(resource.placeId),
    state: resource.left > 0 ? 'open' : 'taken',
    unit: names.unit(resource.unitId),
    amount: { capacity: resource.capacity, left: resource.left, kept: resource.kept, measure: resource.measure },
    fromOn: resource.fromOn,
    untilOn: resource.untilOn,
  },
  texts: {
    title: resource.name,
    text: resource.details,
    hours: resource.hours,
    conditions: resource.conditions,
  },
  requestIds: [],
});

const projectFacts = (project: PublicProject, names: Names): ItemFacts => ({
  ...noFacts,
  number: project.number,
  sort: project.type,
  place: names.place(project.placeId),
  state: project.state,
  unit: names.unit(project.leadId),
  helpers: project.helperIds.flatMap((id) => names.unit(id) ?? []),
  percent: project.percent,
  startedOn: project.startedOn,
  finishedOn: project.finishedOn,
});

const projectRow = (project: PublicProject, names: Names): CollectedItem => ({
  sourceId: project.id,
  facts: {
    ...projectFacts(project, names),
    milestones: project.milestones.map(({ title: _title, ...milestone }) => milestone),
  },
  texts: {
    title: project.title,
    text: project.content,
    ...Object.fromEntries(project.milestones.map(({ title }, i) => [`milestone.${i}`, title])),
  },
  requestIds: project.requestIds,
});

async function effectRows(ctx: Ctx, projects: readonly PublicProject[], names: Names): Promise<CollectedItem[]> {
  const effective = projects.filter(({ effect }) => effect !== null);
  const pictures = await picturesOf(
    ctx.tx,
    effective.map(({ id }) => id),
  );
  return effective.map((project) => {
    const { effect } = project;
    const own = pictures.filter(({ id }) => effect?.pictureIds.includes(id));
    return {
      sourceId: project.id,
      facts: {
        ...projectFacts(project, names),
        people: effect?.peopleHelped ?? null,
        publishedOn: effect?.publishedOn ?? null,
        recheckedOn: effect?.recheckedOn ?? null,
        rebounded: effect?.rebounded ?? null,
        rating: effect?.rating ?? null,
        pictures: own.map(({ id, purpose }) => ({ id, purpose })),
      },
      texts: { title: project.title, before: effect?.before ?? '', after: effect?.after ?? '' },
      requestIds: project.requestIds,
    };
  });
}
