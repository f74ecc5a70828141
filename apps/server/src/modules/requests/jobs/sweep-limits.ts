import { systemActor } from '../../../kernel/actor.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { newId } from '../../../platform/ids.ts';
import { clockColumns, reckonMatterClocks, updateMatter } from '../../matters/index.ts';
import { applySteps } from '../commands/apply-steps.ts';
import { type ChildKind, childKinds } from '../domain/child-flows.ts';
import { lapse } from '../domain/handling.ts';
import { factsFor } from '../queries/facts.ts';
import { type Loaded, lockRequest } from '../queries/load-request.ts';
import { warnChild } from './warn-child.ts';
import { loadRules } from '../queries/rules.ts';

const BATCH = 200;
const isChild = (kind: string): kind is ChildKind => childKinds.some((each) => each === kind);

/**
 * Every minute: clocks that have reached a warning say so once, and questions nobody answered lapse. What is due is
 * read from the stored clocks; a missed minute is made up by the next.
 */
export async function sweepLimits(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants');
  for (const { id } of rows) while ((await sweepTenant(platform, id)) === BATCH);
}

export async function sweepTenant(platform: Platform, tenantId: number): Promise<number> {
  const now = platform.clock();
  const due = await platform.db.read(tenantId, (tx) =>
    tx.sql<{ id: string; kind: string }>(
      `select id, kind from matters where tenant_id = $1 and kind = any($3::text[]) and next_warn_at <= $2 order by next_warn_at limit ${BATCH}`,
      [tenantId, now, ['request', ...childKinds]],
    ),
  );
  for (const { id, kind } of due) {
    await platform.db.transaction(tenantId, (tx) => {
      const ctx: Ctx = {
        tx,
        actor: systemActor(tenantId),
        now,
        lang: 'zh',
        address: '',
        newId: () => newId(now),
        platform,
      };
      return isChild(kind) ? warnChild(ctx, kind, id) : warnOne(ctx, id);
    });
  }
  return due.length;
}

async function warnOne(ctx: Ctx, id: string): Promise<void> {
  const loaded = await lockRequest(ctx, id);
  const rules = await loadRules(ctx, loaded.matter.lists);
  const supply = loaded.matter.clocks.find((clock) => clock.stage === 'supply' && clock.stoppedAt === null);
  if (loaded.matter.state === 'need-info' && supply?.dueAt && new Date(supply.dueAt) <= ctx.now) {
    const facts = await factsFor(ctx, loaded, rules);
    await applySteps(ctx, loaded, lapse(loaded, {}, facts), rules);
    return;
  }
  const columns = clockColumns(reckonMatterClocks(loaded.matter.clockLog, rules.calendar, ctx.now));
  await updateMatter(ctx, {
    before: loaded.matter,
    after: { ...loaded.matter, ...columns },
    events: warnings(loaded, columns.clocks),
    own: { table: 'requests', values: {} },
    parties: [],
  });
}

/** One fact for each clock that has reached a higher level than was known. */
function warnings(
  { matter }: Loaded,
  clocks: Loaded['matter']['clocks'],
): { kind: string; data: Record<string, unknown> }[] {
  return clocks.flatMap((clock) => {
    const before = matter.clocks.find((each) => each.stage === clock.stage && each.run === clock.run)?.warnLevel ?? 0;
    if (clock.stoppedAt !== null || clock.warnLevel <= before) return [];
    const { number, state, holderId, leadId, placeId } = matter;
    return [
      {
        kind: 'request.limit-warned',
        data: { number, state, holderId, leadId, placeId, stage: clock.stage, level: clock.warnLevel },
      },
    ];
  });
}

/**
 * All that the sweep would have done to one request, or to a part of one, up to an instant, each at its own time: for histories made on a
 * virtual clock. Returns the version it has then.
 */
export async function sweepOne(at: (now: Date) => Ctx, id: string, until: Date): Promise<number> {
  for (;;) {
    const { tx } = at(until);
    const [row] = await tx.sql<{ version: number; next_warn_at: Date | null; kind: string }>(
      'select version, next_warn_at, kind from matters where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    );
    if (!row?.next_warn_at || row.next_warn_at > until) return row?.version ?? 0;
    const ctx = { ...at(row.next_warn_at), actor: systemActor(tx.tenantId) };
    await (isChild(row.kind) ? warnChild(ctx, row.kind, id) : warnOne(ctx, id));
  }
}
