import { systemActor } from '../../../kernel/actor.ts';
import { DAY } from '../../../kernel/time.ts';
import type { Ctx, Platform } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { newId } from '../../../platform/ids.ts';
import { volunteeringSettings } from '../queries/settings.ts';

/** Every night: names of participants go once their days have passed; hours and numbers stay. */
export async function forgetNames(platform: Platform): Promise<void> {
  const { rows } = await platform.db.owner.query<{ id: number }>('select id from tenants order by id');
  const now = platform.clock();
  for (const { id } of rows)
    await platform.db.transaction(id, (tx) =>
      forget({ tx, actor: systemActor(id), now, lang: 'zh', address: '', newId: () => newId(now), platform }),
    );
}

async function forget(ctx: Ctx): Promise<void> {
  const { tx, actor, now } = ctx;
  const { namesKeepDays } = await volunteeringSettings(ctx);
  const gone = await tx.sql(
    `update activity_people p set name_sealed = null, name_lookup = null from activities a
     where p.tenant_id = $1 and p.name_sealed is not null and a.tenant_id = p.tenant_id and a.id = p.activity_id
       and a.ends_at < $2 returning p.position`,
    [tx.tenantId, new Date(now.getTime() - namesKeepDays * DAY)],
  );
  if (gone.length > 0)
    await emit(tx, actor, now, ctx.newId(), { kind: 'activity-names.forgotten', data: { count: gone.length } });
}
