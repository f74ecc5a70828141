import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { tellSessionEnd } from '../sessions/session-signals.ts';
import { todayOf } from '../sessions/session-store.ts';

/** A post that is bound to a place, as somebody sees it who redraws the places. */
export interface PostAt {
  id: string;
  personId: string;
  personName: string;
  roleName: string;
  title: string;
  placeId: string;
}

/** Posts of today and later that are bound to these places. */
export const postsAt = (ctx: Ctx, placeIds: readonly string[]): Promise<PostAt[]> =>
  ctx.tx.sql<PostAt>(
    `select o.id, o.person_id as "personId", p.name as "personName", r.name as "roleName", o.title, o.place_id as "placeId"
     from posts o
     join people p on p.tenant_id = o.tenant_id and p.id = o.person_id
     join roles r on r.tenant_id = o.tenant_id and r.code = o.role
     where o.tenant_id = $1 and o.place_id = any($2::uuid[]) and (o.valid_until is null or o.valid_until >= $3::date)
     order by r.code, p.name, o.id`,
    [ctx.tx.tenantId, placeIds, todayOf(ctx)],
  );

/**
 * Posts follow the ground they stand on: places were merged, split or restored, which is decided there. Nobody is signed
 * out; the next call sees the new place. Each post leaves an event with where it was.
 */
export async function movePosts(
  { tx, actor, now, platform }: Ctx,
  moves: readonly { id: string; placeId: string }[],
  cause: string,
): Promise<void> {
  for (const { id, placeId } of moves) {
    const [moved] = await tx.sql<{ person_id: string; former: string }>(
      `update posts o set place_id = $3, version = o.version + 1 from posts b
       where o.tenant_id = $1 and o.id = $2 and b.tenant_id = $1 and b.id = o.id and o.place_id is distinct from $3
       returning o.person_id, b.place_id as former`,
      [tx.tenantId, id, placeId],
    );
    if (!moved) continue;
    const data = { postId: id, fromPlaceId: moved.former, toPlaceId: placeId, regridId: cause };
    await emit(tx, actor, now, moved.person_id, { kind: 'post.moved', data });
    await tellSessionEnd(platform, tx, moved.person_id);
  }
}
