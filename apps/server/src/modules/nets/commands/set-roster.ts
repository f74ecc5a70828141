import { invalid } from '../../../kernel/errors.ts';
import { addDays, civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { NewRoster, SectionDetail, Slot } from '../contract.ts';
import { sectionAfterChange } from '../queries/get-section.ts';
import { lockSection } from '../queries/net-rows.ts';
import { outdated } from './change-net.ts';
import { renewNets } from './renew-nets.ts';

/**
 * Gives a section the turns of a week from a day on (today unless told). Throws not-found, forbidden, version-conflict, invalid
 * (roster-too-early, slot-twice, no-such-duty-person).
 */
export async function setRoster(ctx: Ctx, id: string, input: NewRoster): Promise<SectionDetail> {
  const { tx, actor, now, platform } = ctx;
  await renewNets(ctx);
  const { section, net } = await lockSection(ctx, id);
  if (section.version !== input.version) throw outdated(await sectionAfterChange(ctx, id));
  const today = civilDateOf(now, platform.timezone);
  const validFrom = input.validFrom ?? today;
  if (validFrom < today)
    throw invalid('roster-too-early', '排班从今天或以后的日期开始。', 'A roster begins today or later.');
  const keys = input.slots.map(({ weekday, shift }) => `${weekday} ${shift}`);
  if (new Set(keys).size < keys.length)
    throw invalid('slot-twice', '同一天同一班写了两个人，请只留一个。', 'One turn is given to two people.');
  await mustTakeTurns(
    ctx,
    net.id,
    input.slots.map(({ personId }) => personId),
  );
  await replaceRosters(ctx, [{ sectionId: id, slots: input.slots }], validFrom);
  await tx.sql('update net_sections set version = version + 1 where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  await emit(tx, actor, now, id, { kind: 'duty.roster-set', data: { validFrom, slots: input.slots } });
  return sectionAfterChange(ctx, id);
}

/** Throws `invalid` (no-such-duty-person) unless all take turns in the net. */
export async function mustTakeTurns({ tx }: Ctx, netId: string, personIds: readonly string[]): Promise<void> {
  const wanted = [...new Set(personIds)];
  const [row] = await tx.sql<{ known: number }>(
    'select count(*) as known from duty_people where tenant_id = $1 and net_id = $2 and active and id = any($3::uuid[])',
    [tx.tenantId, netId, wanted],
  );
  if (row?.known === wanted.length) return;
  throw invalid(
    'no-such-duty-person',
    '有人不在这张网的值班人员里，请先添加。',
    'Somebody does not take turns in this net: add them first.',
  );
}

/** Ends the rosters now in force the day before, drops those that would begin later, and lays the new ones; all at once. */
export async function replaceRosters(
  { tx, now, newId }: Pick<Ctx, 'tx' | 'now' | 'newId'>,
  rosters: readonly { sectionId: string; slots: readonly Slot[] }[],
  validFrom: string,
): Promise<void> {
  if (rosters.length === 0) return;
  // A roster that never came to hold stays as history, ending before it began.
  await tx.sql(
    `update duty_rosters set valid_until = least(valid_from - 1, $3::date - 1) where tenant_id = $1 and section_id = any($2::uuid[])
       and valid_from >= $3::date and (valid_until is null or valid_until >= valid_from)`,
    [tx.tenantId, rosters.map(({ sectionId }) => sectionId), validFrom],
  );
  await tx.sql(
    `update duty_rosters set valid_until = $3 where tenant_id = $1 and section_id = any($2::uuid[])
       and valid_from < $4::date and (valid_until is null or valid_until >= $4::date)`,
    [tx.tenantId, rosters.map(({ sectionId }) => sectionId), addDays(validFrom, -1), validFrom],
  );
  await tx.sql(
    `insert into duty_rosters (tenant_id, id, section_id, slots, valid_from, created_at)
     select $1, id, "sectionId", slots, $3, $4 from jsonb_to_recordset($2::jsonb) as r(id uuid, "sectionId" uuid, slots jsonb)`,
    [tx.tenantId, JSON.stringify(rosters.map((roster) => ({ ...roster, id: newId() }))), validFrom, now],
  );
}
