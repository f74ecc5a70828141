import { invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type UnitRef, unitsInMemory } from '../../organizations/index.ts';
import type { Facts, HandleClock, Rules, Unit } from '../domain/request.ts';
import { diversionsOf } from './diversions.ts';
import { findRequest, type Loaded, lockRequest } from './load-request.ts';
import { mergedCounts } from './merged-into.ts';
import { dutyClauseFor, type Compiled } from './rules.ts';
import { requestSettings } from './settings.ts';

/** What an input may name that has to be looked up before anything is decided. */
export interface Named {
  unitId?: string;
  unitIds?: readonly string[];
  category?: string;
  masterId?: string;
  route?: string;
}

/** What a decision may look at: looked up only as far as the request carries it or the input names it. */
export async function factsFor(ctx: Ctx, loaded: Loaded, rules: Rules, named: Named = {}): Promise<Facts> {
  const { matter, own } = loaded;
  const settings = await requestSettings(ctx);
  const { flags } = matter;
  const unit = named.unitId === undefined ? undefined : await knownUnit(ctx, named.unitId);
  return {
    actor: ctx.actor,
    now: ctx.now,
    rules,
    settings,
    today: civilDateOf(ctx.now, ctx.platform.timezone),
    handle: handleClock(loaded),
    above: await unitsAbove(ctx, matter.holderId),
    unit,
    clause: await clauseFor(ctx, loaded, rules, unit, named.category),
    units: named.unitIds && (await Promise.all(named.unitIds.map((id) => knownUnit(ctx, id)))),
    ...(flags.some((flag) => withChildren.has(flag)) && { children: await openChildren(ctx, matter.id) }),
    ...(flags.includes('master') && { merged: await mergedCounts(ctx, matter.id, settings.satisfiedFrom) }),
    ...(named.masterId !== undefined && { master: await lockRequest(ctx, named.masterId) }),
    ...(own.mergedInto !== null && { master: await findRequest(ctx, own.mergedInto) }),
    ...(named.route !== undefined && {
      diversion: (await diversionsOf(ctx)).find((each) => each.code === named.route),
    }),
  };
}

const withChildren: ReadonlySet<string> = new Set(['joint', 'whistled', 'whistle-failed']);

async function knownUnit(ctx: Ctx, unitId: string): Promise<UnitRef> {
  const unit = (await unitsInMemory(ctx)).byId.get(unitId);
  if (unit?.active) return unit;
  throw invalid(
    'unknown-unit',
    '这个单位不存在或已停用，请重新选择承办单位。',
    'This unit does not exist or is closed: choose another.',
    { field: 'unitId' },
  );
}

async function clauseFor(
  ctx: Ctx,
  { matter }: Loaded,
  rules: Rules,
  unit: Unit | undefined,
  named: string | undefined,
): Promise<string | undefined> {
  const category = named ?? matter.category;
  return unit && category ? dutyClauseFor(ctx, rules as Compiled, matter, category, unit.id) : undefined;
}

/** Nearest first. */
async function unitsAbove(ctx: Ctx, holderId: string | null): Promise<Unit[]> {
  if (holderId === null) return [];
  const { byId, all } = await unitsInMemory(ctx);
  const holder = byId.get(holderId);
  if (!holder) return [];
  return all
    .filter((unit) => unit.active && unit.id !== holder.id && holder.path.startsWith(unit.path))
    .sort((a, b) => b.path.length - a.path.length);
}

function handleClock({ matter }: Pick<Loaded, 'matter'>): HandleClock | undefined {
  const clock = matter.clocks.find((each) => each.stage === 'handle');
  const limit = matter.clockLog.findLast((entry) => entry.stage === 'handle' && entry.limit)?.limit;
  return (
    clock &&
    limit && {
      running: clock.stoppedAt === null && clock.pausedAt === null,
      dueAt: clock.dueAt === null ? null : new Date(clock.dueAt),
      limit,
    }
  );
}

async function openChildren(
  { tx }: Ctx,
  requestId: string,
): Promise<{ tasks: number; calls: number; ignored: number }> {
  const [row] = await tx.sql<{ tasks: number; calls: number; ignored: number }>(
    `select count(*) filter (where kind = 'co-task' and open)::int as tasks, count(*) filter (where kind = 'whistle-call' and open)::int as calls,
       count(*) filter (where 'ignored' = any(flags))::int as ignored
     from matters where tenant_id = $1 and parent_id = $2`,
    [tx.tenantId, requestId],
  );
  return row ?? { tasks: 0, calls: 0, ignored: 0 };
}
