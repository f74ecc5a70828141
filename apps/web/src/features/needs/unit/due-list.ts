import type { Promised } from '@huying/server/contract/needs';
import type { Belonging } from '@huying/server/contract/organizations';

/** One thing a unit has to do, whatever it comes from. */
export interface DueThing {
  id: string;
  kind: 'decision' | 'promise' | 'project' | 'meeting' | 'activity';
  title: string;
  /** 'YYYY-MM-DD'; null without a limit. */
  day: string | null;
  late: boolean;
  href: string | null;
}
interface ProjectRow {
  id: string;
  title: string;
  dueAt: string | null;
}

/** What waits for a unit, by day, the overdue first and what has no limit last. */
export function dueThings(
  {
    promises,
    belonging,
    projects,
  }: { promises: readonly Promised[]; belonging: Belonging | undefined; projects: readonly ProjectRow[] },
  dayOf: (instant: string) => string,
  today: string,
): DueThing[] {
  const things: DueThing[] = [
    ...(belonging?.owes ?? [])
      .filter(({ kind }) => kind === 'joint-decision')
      .map(({ id, withinId, title, dueOn }) => ({
        id,
        kind: 'decision' as const,
        title,
        day: dueOn,
        href: withinId && `/desk/joint/meetings/${withinId}`,
      })),
    ...(belonging?.owes ?? [])
      .filter(({ kind }) => kind === 'activity')
      .map(({ id, title, dueOn }) => ({
        id,
        kind: 'activity' as const,
        title,
        day: dueOn,
        href: `/desk/activities/${id}`,
      })),
    ...(belonging?.meetings ?? []).map(({ id, title, beginsAt }) => ({
      id,
      kind: 'meeting' as const,
      title,
      day: dayOf(beginsAt),
      href: `/desk/joint/meetings/${id}`,
    })),
    ...promises
      .filter(({ state }) => state === 'confirmed')
      .map(({ id, needId, needTitle, plannedOn }) => ({
        id,
        kind: 'promise' as const,
        title: needTitle,
        day: plannedOn,
        href: `/desk/needs/${needId}`,
      })),
    ...projects.map(({ id, title, dueAt }) => ({
      id,
      kind: 'project' as const,
      title,
      day: dueAt && dayOf(dueAt),
      href: `/desk/projects/${id}`,
    })),
  ].map((thing) => ({ ...thing, late: thing.day !== null && thing.day < today }));
  return things.sort((a, b) => ((a.day ?? '9999') < (b.day ?? '9999') ? -1 : 1));
}
