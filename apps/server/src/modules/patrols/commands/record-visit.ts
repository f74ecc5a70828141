import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { giveConsents } from '../../accounts/index.ts';
import { staleVersion } from '../../matters/index.ts';
import type { Recorded, RecordNewVisit, RecordVisit } from '../contract.ts';
import { householdContext } from '../domain/household.ts';
import { ownSpot, type Spot } from '../queries/place-of.ts';
import { patrolSettings } from '../queries/settings.ts';
import { findVisit } from '../queries/visit-rows.ts';
import { enterFound } from './enter-found.ts';
import { checkOccasion, notDue } from './plan-visits.ts';

/** A visit that was on the list. Throws not-found, conflict (version-conflict, visit-not-due). */
export async function recordVisit(ctx: Ctx, id: string, body: RecordVisit): Promise<Recorded> {
  const visit = await findVisit(ctx, id, true);
  if (visit.version !== body.version) throw staleVersion(visit.version);
  if (visit.state !== 'due') throw notDue();
  const { placeId, placePath, unitId, occasion } = visit;
  const found = await enterFound(ctx, { in: 'visit', id, spot: { placeId, placePath, unitId } }, body.found);
  const kept = await sealHousehold(ctx, id, body.household);
  const { tx, actor, now } = ctx;
  // The household of a task was kept to find it; once the visit is over, only what it consented to stays.
  await tx.sql(
    `update visits set state = 'done', outcome = $3, household_sealed = $4, note_sealed = $5, kept_until = $6, found = $7,
       done_by = $8, done_at = $9, version = version + 1 where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, body.outcome, kept.household, kept.note, kept.until, found.length, actor.personId, now],
  );
  await tellRecorded(ctx, { id, occasion, spot: { placeId, placePath, unitId } }, body, found.length);
  return { id, version: visit.version + 1, found };
}

/** A visit that nobody had planned. Throws invalid: unknown-occasion, unknown-place, place-needed. */
export async function recordNewVisit(ctx: Ctx, body: RecordNewVisit): Promise<Recorded> {
  await checkOccasion(ctx, body.occasion);
  const spot = await ownSpot(ctx, body.placeId);
  const id = ctx.newId();
  const found = await enterFound(ctx, { in: 'visit', id, spot }, body.found);
  const kept = await sealHousehold(ctx, id, body.household);
  const { tx, actor, now } = ctx;
  await tx.sql(
    `insert into visits (tenant_id, id, occasion, place_id, unit_id, state, outcome, household_sealed, note_sealed, kept_until, found,
       created_by, created_at, done_by, done_at)
     values ($1, $2, $3, $4, $5, 'done', $6, $7, $8, $9, $10, $11, $12, $11, $12)`,
    [
      tx.tenantId,
      id,
      body.occasion,
      spot.placeId,
      spot.unitId,
      body.outcome,
      kept.household,
      kept.note,
      kept.until,
      found.length,
      actor.personId,
      now,
    ],
  );
  await tellRecorded(ctx, { id, occasion: body.occasion, spot }, body, found.length);
  return { id, version: 1, found };
}

interface Kept {
  household: Buffer | null;
  note: Buffer | null;
  until: string | null;
}

/** What the household agreed to have kept: sealed, and until a day. The schema takes nothing of it without the consent. */
async function sealHousehold(ctx: Ctx, id: string, given: RecordVisit['household']): Promise<Kept> {
  const { tx, now, platform } = ctx;
  if (!given || (!given.household && !given.note)) return { household: null, note: null, until: null };
  const seal = (what: 'household' | 'note', words: string | undefined): Buffer | null =>
    words ? platform.keys.seal(words.trim(), householdContext(tx.tenantId, id, what)) : null;
  await giveConsents(ctx, id, ['visit-household']);
  const { householdKeepDays } = await patrolSettings(ctx);
  return {
    household: seal('household', given.household),
    note: seal('note', given.note),
    until: addDays(civilDateOf(now, platform.timezone), householdKeepDays),
  };
}

async function tellRecorded(
  { tx, actor, now }: Ctx,
  { id, occasion, spot }: { id: string; occasion: string; spot: Spot },
  body: Pick<RecordVisit, 'outcome' | 'household'>,
  found: number,
): Promise<void> {
  const { placeId, unitId } = spot;
  const household = body.household !== undefined;
  const data = { occasion, placeId, unitId, outcome: body.outcome, found, household };
  await emit(tx, actor, now, id, { kind: 'visit.recorded', data });
}
