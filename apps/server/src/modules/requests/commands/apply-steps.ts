import type { Ctx } from '../../../platform/context.ts';
import type { Rules, Step } from '../domain/request.ts';
import type { Loaded } from '../queries/load-request.ts';
import { endChildren } from './end-children.ts';
import { insertChildren } from './insert-children.ts';
import { leadMerged } from './lead-merged.ts';
import { type Applied, storeSteps } from './store-steps.ts';

/** Takes steps of a request, stores them, and does what follows for its children and for those merged into it. */
export async function applySteps(ctx: Ctx, loaded: Loaded, steps: readonly Step[], rules: Rules): Promise<Applied> {
  const applied = await storeSteps(ctx, loaded, steps, rules);
  if (applied.children.length > 0) await insertChildren(ctx, applied, rules);
  const { flags } = loaded.matter;
  if (!applied.matter.open && (flags.includes('joint') || flags.includes('whistled')))
    await endChildren(ctx, applied.matter.id);
  if (flags.includes('master')) await leadMerged(ctx, loaded, applied);
  return applied;
}
