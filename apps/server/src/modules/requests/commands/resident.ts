import { AppError, conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import { rate, reopen, withdraw } from '../domain/following-up.ts';
import { supply } from '../domain/handling.ts';
import type { Facts, Step } from '../domain/request.ts';
import { followUpMerged } from '../domain/merging.ts';
import { requestByCode } from '../queries/by-code.ts';
import { factsFor } from '../queries/facts.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { progressOf, type ProgressView } from '../queries/progress.ts';
import { loadRules } from '../queries/rules.ts';
import { applySteps } from './apply-steps.ts';
import { tellMaster } from './tell-master.ts';

type Photo = { id: string; claim: string };

/** The resident answers the open question, or adds something while nobody asked. */
export async function supplyByCode(
  ctx: Ctx,
  body: { code: string; answer: string; photos?: Photo[] },
): Promise<ProgressView> {
  const loaded = await lockRequest(ctx, await requestByCode(ctx, body.code));
  const { matter, own } = loaded;
  if (body.photos?.length) await attachFiles(ctx, matter.id, body.photos);
  return act(ctx, loaded, (facts) =>
    matter.state === 'need-info'
      ? supply({ matter, own }, body, facts)
      : [
          {
            action: 'add',
            own: { answers: [...own.answers, { at: ctx.now.toISOString(), question: '', answer: body.answer }] },
            data: { photos: body.photos?.length ?? 0 },
          },
        ],
  );
}

export async function withdrawByCode(ctx: Ctx, body: { code: string; reason?: string }): Promise<ProgressView> {
  const loaded = await lockRequest(ctx, await requestByCode(ctx, body.code));
  return act(ctx, loaded, (facts) => withdraw(loaded, body, facts));
}

/** Rated once: a second time answers 410. Too early is a conflict that says so. */
export async function rateByCode(
  ctx: Ctx,
  body: { code: string; solved: boolean; satisfied: number; reasons?: string[]; text?: string },
): Promise<ProgressView> {
  const loaded = await lockRequest(ctx, await requestByCode(ctx, body.code));
  const { state } = loaded.matter;
  if (loaded.own.satisfied !== null) {
    throw new AppError('gone', 'already-rated', {
      zh: '您已经评价过了，谢谢。如果问题又出现，可以申请重启。',
      en: 'You have already rated this, thank you. If the problem came back, ask for it to be reopened.',
    });
  }
  // One that follows a master is rated with it: the decision asks where the master stands.
  if (state !== 'verified' && state !== 'closed' && state !== 'merged') {
    throw conflict(
      'not-to-rate-yet',
      '还没有办完，办结后才能评价。',
      'It is not finished yet: you can rate it once it is.',
      { state },
    );
  }
  const text = body.text?.trim();
  const view = await act(
    ctx,
    loaded,
    (facts) => withWords(rated(loaded, body, facts), text, loaded, ctx.now),
    'follow-up',
  );
  return view;
}

const rated = (
  loaded: Loaded,
  body: { solved: boolean; satisfied: number; reasons?: string[] },
  facts: Facts,
): Step[] =>
  loaded.matter.state === 'merged'
    ? followUpMerged(loaded, { channel: 'resident', reached: true, ...body }, facts)
    : rate(loaded, body, facts);

/** What the resident wrote with the rating is kept beside the other words, not in the log. */
function withWords(steps: Step[], text: string | undefined, loaded: Loaded, now: Date): Step[] {
  const [first, ...rest] = steps;
  if (!text || !first) return steps;
  return [
    {
      ...first,
      own: {
        ...first.own,
        answers: [...loaded.own.answers, { at: now.toISOString(), question: '评价', answer: text }],
      },
    },
    ...rest,
  ];
}

export async function reopenByCode(ctx: Ctx, body: { code: string; reason: string }): Promise<ProgressView> {
  const loaded = await lockRequest(ctx, await requestByCode(ctx, body.code));
  const { own } = loaded;
  return act(ctx, loaded, (facts) => {
    const [step, ...rest] = reopen(loaded, body, facts);
    return step
      ? [
          {
            ...step,
            own: {
              ...step.own,
              answers: [...own.answers, { at: ctx.now.toISOString(), question: '重启原因', answer: body.reason }],
            },
          },
          ...rest,
        ]
      : [];
  });
}

async function act(
  ctx: Ctx,
  loaded: Loaded,
  decide: (facts: Facts) => Step[],
  name = 'resident',
): Promise<ProgressView> {
  const rules = await loadRules(ctx, loaded.matter.lists);
  const facts = await factsFor(ctx, loaded, rules);
  const applied = await applySteps(ctx, loaded, decide(facts), rules);
  if (facts.master) await tellMaster(ctx, name, loaded, applied);
  return progressOf(ctx, { ...loaded, ...applied });
}
