import { invalid, notFound } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { NewException, SectionDetail } from '../contract.ts';
import { sectionAfterChange } from '../queries/get-section.ts';
import { lockSection } from '../queries/net-rows.ts';
import { mustTakeTurns } from './set-roster.ts';
import { renewNets } from './renew-nets.ts';

const MOST_DAYS = 366;

/** Names a stand-in, or nobody, for some days. Throws not-found, forbidden, invalid (exception-days, no-such-duty-person). */
export async function addException(ctx: Ctx, sectionId: string, input: NewException): Promise<SectionDetail> {
  const { tx, actor, now, platform } = ctx;
  await renewNets(ctx);
  const { net } = await lockSection(ctx, sectionId);
  const { from, until, shift = null, insteadOfId = null, personId } = input;
  // Yesterday's night may still run.
  const first = addDays(civilDateOf(now, platform.timezone), -1);
  if (until < from || from < first || until > addDays(from, MOST_DAYS))
    throw invalid(
      'exception-days',
      '替班日期应从今天起，结束不早于开始，最长一年。',
      'The days begin today or later, end no earlier than they begin, and are a year at most.',
    );
  await mustTakeTurns(
    ctx,
    net.id,
    [insteadOfId, personId].flatMap((id) => id ?? []),
  );
  const id = ctx.newId();
  await tx.sql(
    `insert into duty_exceptions (tenant_id, id, section_id, from_day, until_day, shift, instead_of, person_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.tenantId, id, sectionId, from, until, shift, insteadOfId, personId, now],
  );
  const data = { exceptionId: id, from, until, shift, insteadOfId, personId };
  await emit(tx, actor, now, sectionId, { kind: 'duty.exception-added', data });
  return sectionAfterChange(ctx, sectionId);
}

/** Takes an exception back; it stays in the history. Throws not-found, forbidden. */
export async function cancelException(ctx: Ctx, id: string): Promise<SectionDetail> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  const [row] = await tx.sql<{ section_id: string }>(
    'select section_id from duty_exceptions where tenant_id = $1 and id = $2 and cancelled_at is null',
    [tx.tenantId, id],
  );
  if (!row) throw notFound();
  await lockSection(ctx, row.section_id);
  await tx.sql('update duty_exceptions set cancelled_at = $3 where tenant_id = $1 and id = $2', [tx.tenantId, id, now]);
  await emit(tx, actor, now, row.section_id, { kind: 'duty.exception-cancelled', data: { exceptionId: id } });
  return sectionAfterChange(ctx, row.section_id);
}
