import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { DutyPerson } from '../contract.ts';
import { lockNet, lockPerson } from '../queries/net-rows.ts';
import type { DutyPersonTable } from '../tables.ts';
import { outdated } from './change-net.ts';
import { renewNets } from './renew-nets.ts';

/** Adds somebody who takes turns in a net. Throws not-found, forbidden. */
export async function addDutyPerson(
  ctx: Ctx,
  netId: string,
  { name, title = '' }: { name: string; title?: string },
): Promise<DutyPerson> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  await lockNet(ctx, netId);
  const id = ctx.newId();
  const [row] = await tx.sql<DutyPersonTable>(
    'insert into duty_people (tenant_id, id, net_id, name, title) values ($1, $2, $3, $4, $5) returning *',
    [tx.tenantId, id, netId, name.trim(), title.trim()],
  );
  await emit(tx, actor, now, id, { kind: 'duty.person-added', data: { netId } });
  return personOf(row as DutyPersonTable);
}

/** Corrects a name or title, or takes somebody off; turns they have stay until the roster is changed. */
export async function changeDutyPerson(
  ctx: Ctx,
  id: string,
  { version, ...change }: { version: number; name?: string; title?: string; active?: boolean },
): Promise<DutyPerson> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  const person = await lockPerson(ctx, id);
  if (person.version !== version) throw outdated(personOf(person));
  const [row] = await tx.sql<DutyPersonTable>(
    `update duty_people set name = $3, title = $4, active = $5, version = version + 1
     where tenant_id = $1 and id = $2 returning *`,
    [
      tx.tenantId,
      id,
      change.name?.trim() ?? person.name,
      change.title?.trim() ?? person.title,
      change.active ?? person.active,
    ],
  );
  await emit(tx, actor, now, id, { kind: 'duty.person-changed', data: { fields: Object.keys(change) } });
  return personOf(row as DutyPersonTable);
}

const personOf = ({ id, name, title, active, version }: DutyPersonTable): DutyPerson => ({
  id,
  name,
  title,
  active,
  version,
});
