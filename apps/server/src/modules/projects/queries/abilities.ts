import { holds } from '../../../kernel/actor.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { isFitting } from '../domain/fitting.ts';
import { presentEffect } from '../domain/project.ts';
import { type GovernedProject, projectAbilities } from '../policy.ts';
import type { LoadedProject } from './load-project.ts';

/** What the caller may do and has something to do it on; 'issue-codes' besides the actions of the flow. */
export function abilitiesOf({ actor, now, platform }: Ctx, { own }: LoadedProject, seen: GovernedProject): string[] {
  const today = civilDateOf(now, platform.timezone);
  const issues =
    holds(actor, 'project.handle') &&
    (seen.ownedByUs || seen.plannedByUs) &&
    (seen.state === 'done' || seen.state === 'effective') &&
    presentEffect(own) !== undefined;
  return [
    ...projectAbilities(actor, seen).filter((action) => isFitting(action, own, actor.unitId, today)),
    ...(issues ? ['issue-codes'] : []),
  ];
}
