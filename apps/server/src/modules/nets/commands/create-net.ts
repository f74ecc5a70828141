import { conflict, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import { findUnit } from '../../organizations/index.ts';
import type { Net, NewNet } from '../contract.ts';
import { netAfterChange } from '../queries/list-nets.ts';
import { authorizeManaging } from '../queries/net-rows.ts';
import { renewNets } from './renew-nets.ts';

const DAY_START = '08:30';

/** Lays a net of a unit. Throws forbidden, invalid (no-such-unit, hours), conflict (net-name-taken). */
export async function createNet(ctx: Ctx, input: NewNet): Promise<Net> {
  const { tx, actor, now } = ctx;
  const unit = await findUnit(tx, input.unitId);
  if (!unit?.active) throw invalid('no-such-unit', '没有这个在用的单位。', 'There is no such open unit.');
  await authorizeManaging(ctx, unit.id);
  const dayStart = input.dayStart ?? DAY_START;
  const nightStart = input.nightStart ?? null;
  checkHours(dayStart, nightStart);
  await renewNets(ctx);
  const id = ctx.newId();
  await tx
    .sql(
      `insert into service_nets (tenant_id, id, unit_id, kind, name, keywords, day_start, night_start)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.tenantId, id, unit.id, input.kind, input.name.trim(), tidyWords(input.keywords ?? []), dayStart, nightStart],
    )
    .catch(netNameTaken);
  await emit(tx, actor, now, id, { kind: 'net.created', data: { unitId: unit.id, kind: input.kind } });
  return netAfterChange(ctx, id);
}

/** Words without blanks and repeats. */
export const tidyWords = (words: readonly string[]): string[] => [
  ...new Set(words.map((word) => word.trim()).filter((word) => word !== '')),
];

/** The night begins after the day, on the same day. */
export function checkHours(dayStart: string, nightStart: string | null): void {
  if (nightStart === null || nightStart > dayStart) return;
  throw invalid(
    'duty-hours',
    '夜班开始的时刻应晚于白班开始的时刻。',
    'The night shift must begin later in the day than the day shift.',
  );
}

/** Says in words that the unit has a net of this name; anything else goes on as it was. */
export function netNameTaken(error: unknown): never {
  if (violated(error) === 'service_nets_name')
    throw conflict('net-name-taken', '这个单位已有同名的服务网。', 'The unit has a net of this name already.');
  throw error;
}
