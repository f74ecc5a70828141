import { dueAfter } from '../../../kernel/clock.ts';
import { conflict, forbidden, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { attachFiles } from '../../files/index.ts';
import type { ExclusionRow } from '../contract-registers.ts';
import { can } from '../policy.ts';
import { governed } from '../queries/governed.ts';
import { seeExclusion } from '../queries/list-exclusions.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { loadRules } from '../queries/rules.ts';
import { requestSettings } from '../queries/settings.ts';

/**
 * 申诉: the unit that answered asks to leave a followed-up request out of its assessment, with proof and within some
 * working days. The request itself, its log and what its reporter sees stay as they are.
 */
export async function appealAssessment(
  ctx: Ctx,
  requestId: string,
  body: { ground: string; reason: string; files: string[] },
): Promise<ExclusionRow> {
  const { tx, actor, now } = ctx;
  const loaded = await lockRequest(ctx, requestId);
  const seen = await governed(ctx, loaded);
  if (!can(actor, 'read', seen)) throw notFound();
  if (!seen.ledByUs || loaded.matter.leadId === null) throw forbidden();
  await inTime(ctx, loaded);
  const id = ctx.newId();
  const made = await tx.sql(
    `insert into exclusions (tenant_id, id, request_id, unit_id, ground, reason, appealed_by, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning id`,
    [tx.tenantId, id, requestId, loaded.matter.leadId, body.ground, body.reason, actor.personId, now],
  );
  if (made.length === 0) {
    throw conflict('appealed-already', '这件工单已经申诉过，不能重复申诉。', 'This one has been appealed already.');
  }
  await attachFiles(
    ctx,
    id,
    body.files.map((file) => ({ id: file })),
  );
  await emit(tx, actor, now, id, {
    kind: 'exclusion.appealed',
    data: { requestId, number: loaded.matter.number, unitId: loaded.matter.leadId, ground: body.ground },
    words: { reason: body.reason },
  });
  return seeExclusion(ctx, id);
}

/** Counted in working days from the follow-up, by the calendar the request began with. */
async function inTime(ctx: Ctx, { matter, own }: Loaded): Promise<void> {
  if (own.followedUpAt === null)
    throw conflict(
      'not-followed-up',
      '还没有回访，没有可以申诉的评价。',
      'It has not been followed up: there is nothing to appeal against.',
    );
  const { appealWorkdays } = await requestSettings(ctx);
  const { calendar } = await loadRules(ctx, matter.lists);
  const limit = { stage: 'appeal', amount: appealWorkdays, unit: 'workdays', warnAt: [] } as const;
  if (dueAfter(calendar, limit, own.followedUpAt).at < ctx.now)
    throw conflict(
      'appeal-too-late',
      `回访后超过 ${appealWorkdays} 个工作日，不能再申诉。`,
      `More than ${appealWorkdays} working days have passed since the follow-up: it is too late to appeal.`,
    );
}
