import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { findUnits } from '../../organizations/index.ts';
import { placeById } from '../../territory/index.ts';
import type { NewMember, Team } from '../contract.ts';
import { mayManageTeam } from '../policy.ts';
import { historyOf, ownGround, teamAfterChange } from '../queries/get-team.ts';
import type { TeamMemberTable } from '../tables.ts';
import { outdated } from './change-net.ts';
import { renewNets } from './renew-nets.ts';

/** Enters the five-on-one team of a place; who leaves stays in the history. Throws not-found, forbidden, version-conflict, no-such-unit. */
export async function setTeam(
  ctx: Ctx,
  placeId: string,
  { mark, items }: { mark: number; items: readonly NewMember[] },
): Promise<Team> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  const place = await placeById(tx, placeId);
  if (!place?.active) throw notFound();
  if (!mayManageTeam(actor, place, await ownGround(ctx))) throw forbidden();
  if ((await historyOf(ctx, placeId)).mark !== mark) throw outdated(await teamAfterChange(ctx, placeId));
  const wanted = items.map(tidyMember);
  await unitsMustBe(ctx, wanted);
  const present = await tx.sql<TeamMemberTable>(
    'select * from team_members where tenant_id = $1 and place_id = $2 and valid_until is null',
    [tx.tenantId, placeId],
  );
  const leaving = present.filter((row) => !wanted.some((member) => isSame(row, member)));
  const coming = wanted.filter((member) => !present.some((row) => isSame(row, member)));
  await tx.sql('update team_members set valid_until = $3 where tenant_id = $1 and id = any($2::uuid[])', [
    tx.tenantId,
    leaving.map(({ id }) => id),
    now,
  ]);
  await insertMembers(
    ctx,
    coming.map((member) => ({ ...member, placeId })),
  );
  const data = { came: coming.map(({ role }) => role), left: leaving.map(({ role }) => role) };
  await emit(tx, actor, now, placeId, { kind: 'team.changed', data });
  return teamAfterChange(ctx, placeId);
}

export type Member = Required<NewMember>;

export const tidyMember = ({ role, name, title = '', unitId = null, phone = null }: NewMember): Member => ({
  role,
  name: name.trim(),
  title: title.trim(),
  unitId,
  phone: phone?.trim() ?? null,
});

export async function insertMembers(
  { tx, now, newId }: Pick<Ctx, 'tx' | 'now' | 'newId'>,
  members: readonly (Member & { placeId: string })[],
): Promise<void> {
  if (members.length === 0) return;
  await tx.sql(
    `insert into team_members (tenant_id, id, place_id, role, name, title, unit_id, phone, valid_from)
     select $1, id, "placeId", role, name, title, "unitId", phone, $3
     from jsonb_to_recordset($2::jsonb) as m(id uuid, "placeId" uuid, role text, name text, title text, "unitId" uuid, phone text)`,
    [tx.tenantId, JSON.stringify(members.map((member) => ({ ...member, id: newId() }))), now],
  );
}

const isSame = (row: TeamMemberTable, member: Member): boolean =>
  row.role === member.role &&
  row.name === member.name &&
  row.title === member.title &&
  row.unit_id === member.unitId &&
  row.phone === member.phone;

async function unitsMustBe({ tx }: Ctx, members: readonly Member[]): Promise<void> {
  const ids = [...new Set(members.flatMap(({ unitId }) => unitId ?? []))];
  if ((await findUnits(tx, ids)).length < ids.length)
    throw invalid('no-such-unit', '所选单位里有不存在的，请重新选择。', 'One of the units is not there.');
}
