import { AppError } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type LinkNews, linkSteps } from '../domain/link-news.ts';
import { factsFor } from '../queries/facts.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { applySteps } from './apply-steps.ts';

/**
 * What a request was handed over to has moved: `targetIds` are the need or project, with those gathered into it. Called by
 * the module that keeps them, in the transaction of their own move. False when there is no such request, or none handed
 * over to one of these.
 */
export async function followLink(
  ctx: Ctx,
  requestId: string,
  targetIds: readonly string[],
  news: LinkNews,
): Promise<boolean> {
  const loaded = await found(ctx, requestId);
  if (!loaded) return false;
  const rules = await loadRules(ctx, loaded.matter.lists);
  const steps = linkSteps(loaded, targetIds, news, await factsFor(ctx, loaded, rules));
  const after = steps.length > 0 ? await applySteps(ctx, loaded, steps, rules) : loaded;
  const { link } = after.own;
  return link !== null && link.targetId !== null && targetIds.includes(link.targetId);
}

async function found(ctx: Ctx, requestId: string): Promise<Loaded | undefined> {
  try {
    return await lockRequest(ctx, requestId);
  } catch (error) {
    if (error instanceof AppError && error.kind === 'not-found') return undefined;
    throw error;
  }
}
