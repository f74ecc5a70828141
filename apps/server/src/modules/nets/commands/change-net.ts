import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { Net, NetChange } from '../contract.ts';
import { netAfterChange } from '../queries/list-nets.ts';
import { lockNet } from '../queries/net-rows.ts';
import { checkHours, netNameTaken, tidyWords } from './create-net.ts';
import { renewNets } from './renew-nets.ts';

/** Renames, closes or reopens a net, changes its words and hours. Throws not-found, forbidden, version-conflict, net-name-taken. */
export async function changeNet(ctx: Ctx, id: string, { version, ...change }: NetChange): Promise<Net> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  const net = await lockNet(ctx, id);
  if (net.version !== version) throw outdated(await netAfterChange(ctx, id));
  const dayStart = change.dayStart ?? net.day_start;
  const nightStart = change.nightStart === undefined ? net.night_start : change.nightStart;
  checkHours(dayStart, nightStart);
  await tx
    .sql(
      `update service_nets set name = $3, kind = $4, keywords = $5, day_start = $6, night_start = $7, active = $8,
         version = version + 1 where tenant_id = $1 and id = $2`,
      [
        tx.tenantId,
        id,
        change.name?.trim() ?? net.name,
        change.kind ?? net.kind,
        change.keywords ? tidyWords(change.keywords) : net.keywords,
        dayStart,
        nightStart,
        change.active ?? net.active,
      ],
    )
    .catch(netNameTaken);
  await emit(tx, actor, now, id, { kind: 'net.changed', data: { fields: Object.keys(change) } });
  return netAfterChange(ctx, id);
}

/** Two people changed the same thing: the later one is shown what it is now. */
export const outdated = (current: object): Error =>
  conflict(
    'version-conflict',
    '刚刚有人改过，请核对最新内容后再保存。',
    'Somebody has changed it meanwhile. Compare, then save again.',
    { current },
  );
