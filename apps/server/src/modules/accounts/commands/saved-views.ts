import type { Static } from 'typebox';
import { forbidden, invalid, notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import type { saveView as contract } from '../contract.ts';

const MOST = 100;
const LARGEST = 4000;

/** Keeps a view for the caller alone; the same name on the same screen replaces the earlier one. */
export async function saveView(
  { tx, actor, now, newId }: Ctx,
  view: Static<typeof contract.body>,
): Promise<Static<typeof contract.response>> {
  if (!actor.personId) throw forbidden();
  const query = JSON.stringify(view.query);
  if (query.length > LARGEST) throw tooLarge();
  const name = view.name.trim();
  if (name === '') throw invalid('name-missing', '请给视图起个名字。', 'Give the view a name.');
  const [row] = await tx.sql<{ id: string }>(
    `insert into saved_views (tenant_id, id, person_id, screen, name, query, created_at)
     select $1, $2, $3, $4, $5, $6::jsonb, $7
     where (select count(*) from saved_views where tenant_id = $1 and person_id = $3) < ${MOST}
     on conflict (tenant_id, person_id, screen, name) do update set query = excluded.query
     returning id`,
    [tx.tenantId, newId(), actor.personId, view.screen, name, query, now],
  );
  if (!row) throw tooMany();
  await emit(tx, actor, now, row.id, { kind: 'view.saved', data: { screen: view.screen } });
  return { id: row.id, screen: view.screen, name, query: view.query };
}

/** Forgets one of the caller's own views. Throws `notFound` for anybody else's. */
export async function deleteSavedView({ tx, actor, now }: Ctx, id: string): Promise<void> {
  const gone = await tx.sql(
    'delete from saved_views where tenant_id = $1 and id = $2 and person_id = $3 returning id',
    [tx.tenantId, id, actor.personId],
  );
  if (gone.length === 0) throw notFound();
  await emit(tx, actor, now, id, { kind: 'view.deleted', data: {} });
}

const tooLarge = (): Error =>
  invalid('view-too-large', '筛选条件太多，无法保存，请减少一些。', 'The view holds too much. Use fewer filters.');
const tooMany = (): Error =>
  invalid('too-many-views', `最多保存 ${MOST} 个视图，请先删除不用的。`, `You have ${MOST} views. Delete some first.`);
