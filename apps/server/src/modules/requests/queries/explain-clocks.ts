import { notFound } from '../../../kernel/errors.ts';
import { explainClock } from '../../../kernel/clock-explain.ts';
import type { Ctx } from '../../../platform/context.ts';
import { can } from '../policy.ts';
import { governed } from './governed.ts';
import { findRequest } from './load-request.ts';
import { loadRules } from './rules.ts';

export interface Explained {
  clocks: { stage: string; run: number; steps: { zh: string; en: string }[] }[];
}

/** How each limit came about, from the clock log, the calendar and the limits in force when the stage began. */
export async function explainClocks(ctx: Ctx, id: string): Promise<Explained> {
  const loaded = await findRequest(ctx, id);
  if (!can(ctx.actor, 'read', await governed(ctx, loaded))) throw notFound();
  const { calendar } = await loadRules(ctx, loaded.matter.lists);
  const log = loaded.matter.clockLog;
  const events = log.map((entry) => ({ ...entry, at: new Date(entry.at) }));
  return {
    clocks: loaded.matter.clocks.flatMap(({ stage, run }) => {
      const limit = log.findLast((entry) => entry.stage === stage && entry.limit)?.limit;
      return limit ? [{ stage, run, steps: explainClock(events, calendar, limit, ctx.now) }] : [];
    }),
  };
}
