import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import type { Finding } from '../contract.ts';
import { lockFinding } from '../queries/list-findings.ts';

/**
 * Takes what was found off its waiting list: a module below does so in the transaction in which it makes its own record
 * (`targetId`), or somebody notes where it went. Throws not-found, conflict (finding-taken).
 */
export async function takeFinding(
  ctx: Ctx,
  id: string,
  to: { reference: string; targetId?: string; version?: number },
): Promise<Finding> {
  const { tx, actor, now } = ctx;
  const finding = await lockFinding(ctx, id);
  if (to.version !== undefined && to.version !== finding.version) throw staleVersion(finding.version);
  if (finding.state === 'taken')
    throw conflict('finding-taken', '这一条已经转出，不必再转。', 'This has been handed over already.');
  const reference = to.reference.trim();
  await tx.sql(
    `update findings set state = 'taken', reference = $3, target_id = $4, taken_by = $5, taken_at = $6, version = version + 1
     where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, reference, to.targetId ?? null, actor.personId, now],
  );
  await emit(tx, actor, now, id, {
    kind: `${finding.kind}.handed-over`,
    data: { placeId: finding.placeId, targetId: to.targetId ?? null },
    words: { reference },
  });
  return {
    ...finding,
    state: 'taken',
    reference,
    targetId: to.targetId ?? null,
    takenAt: now.toISOString(),
    version: finding.version + 1,
  };
}
