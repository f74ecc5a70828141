import type { Ctx } from '../../../platform/context.ts';
import { withdraw } from '../domain/following-up.ts';
import type { Facts, Step } from '../domain/request.ts';
import { supply } from '../domain/handling.ts';
import { factsFor } from '../queries/facts.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { applySteps } from './apply-steps.ts';
import { tellMaster } from './tell-master.ts';

/** 撤单: the system that sent it takes it back, or agrees that it was not ours. Throws conflict already-answered, not-in-this-state. */
export const withdrawFromOutside = (ctx: Ctx, id: string, reason: string): Promise<void> =>
  act(ctx, id, (loaded, facts) => withdraw(loaded, { reason }, facts));

/** What the resident told the other system later: the answer to our question where one is open, words beside it otherwise. */
export const supplyFromOutside = (ctx: Ctx, id: string, words: string): Promise<void> =>
  act(ctx, id, (loaded, facts) =>
    loaded.matter.state === 'need-info'
      ? supply(loaded, { answer: words }, facts)
      : [
          {
            action: 'add',
            own: { answers: [...loaded.own.answers, { at: ctx.now.toISOString(), question: '', answer: words }] },
            data: { photos: 0 },
          },
        ],
  );

async function act(ctx: Ctx, id: string, decide: (loaded: Loaded, facts: Facts) => Step[]): Promise<void> {
  const loaded = await lockRequest(ctx, id);
  const rules = await loadRules(ctx, loaded.matter.lists);
  const facts = await factsFor(ctx, loaded, rules);
  const applied = await applySteps(ctx, loaded, decide(loaded, facts), rules);
  if (facts.master) await tellMaster(ctx, 'resident', loaded, applied);
}
