import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Body, BodyDetail } from '../contract.ts';
import { type HeldMeeting, rhythmOf } from '../domain/rhythm.ts';
import { todayOf } from './standing.ts';

interface Found {
  above: BodyDetail['above'];
  below: BodyDetail['below'];
  meetings: (Omit<HeldMeeting, 'day'> & { beginsAt: string })[];
}

/** What stands above and below a body, and whether it keeps to its months, quarters and years; in one statement. */
export async function aroundBody(
  ctx: Ctx,
  { id, parentId }: Pick<Body, 'id' | 'parentId'>,
): Promise<Pick<BodyDetail, 'above' | 'below' | 'rhythm'>> {
  const { tx, platform } = ctx;
  const today = todayOf(ctx);
  const [found] = await tx.sql<Found>(
    `select (select json_build_object('id', a.id, 'name', a.name) from joint_bodies a where a.tenant_id = $1 and a.id = $3) as above,
       (select coalesce(json_agg(json_build_object('id', c.id, 'name', c.name) order by c.name, c.id), '[]') from joint_bodies c
        where c.tenant_id = $1 and c.parent_id = $2 and (c.ended_on is null or c.ended_on >= $4::date)) as below,
       (select coalesce(json_agg(json_build_object('kind', m.kind, 'state', m.state, 'beginsAt', m.begins_at)), '[]')
        from joint_meetings m where m.tenant_id = $1 and m.body_id = $2 and m.kind <> 'regular' and m.state <> 'cancelled'
          and m.begins_at > $4::date - interval '2 years') as meetings`,
    [tx.tenantId, id, parentId, today],
  );
  const meetings = (found?.meetings ?? []).map(({ beginsAt, ...meeting }) => ({
    ...meeting,
    day: civilDateOf(new Date(beginsAt), platform.timezone),
  }));
  return { above: found?.above ?? null, below: found?.below ?? [], rhythm: rhythmOf(meetings, today) };
}
