import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { movePosts, postsAt } from '../../accounts/index.ts';
import { moveUnits, unitsAt } from '../../organizations/index.ts';
import { restorePlaces } from '../../territory/index.ts';
import type { RegridDetail } from '../contract.ts';
import type { Move } from '../regrid-record.ts';
import { bringBack } from './carry-along.ts';
import { type Blocking, blockingOf } from '../queries/blocking.ts';
import { getRegrid } from '../queries/get-regrid.ts';
import { regridRow } from '../queries/regrid-rows.ts';

/**
 * Makes the places what they were, and brings all that went along (requests after the commit) back,
 * each if it is still where it was moved to. Throws regrid-undone, regrid-depended-on with what depends on it.
 */
export async function undoRegrid(ctx: Ctx, id: string): Promise<RegridDetail> {
  const { tx, actor, now } = ctx;
  const regrid = await regridRow(tx, id, true);
  if (regrid.undone_at !== null)
    throw conflict('regrid-undone', '这次调整已经撤回了。', 'This has been undone already.');
  const { before, after, day } = regrid;
  await restorePlaces(ctx, { before: before.places, after, day }, id, () => refuseDependedOn(ctx, regrid));
  const parts = after.parts.map((part) => part.id);
  await movePosts(ctx, returning(await postsAt(ctx, parts), after.posts), id);
  await moveUnits(ctx, returning(await unitsAt(ctx, parts), after.units), id);
  await bringBack(ctx, regrid);
  await tx.sql('update regrids set undone_at = $3, undone_by = $4 where tenant_id = $1 and id = $2', [
    tx.tenantId,
    id,
    now,
    actor.personId,
  ]);
  await emit(tx, actor, now, id, { kind: 'regrid.undone', data: { kind: regrid.kind, day } });
  return getRegrid(ctx, id);
}

const returning = (
  there: readonly { id: string; placeId: string }[],
  moved: readonly Move[],
): { id: string; placeId: string }[] =>
  moved.flatMap(({ id, from, to }) =>
    there.some((item) => item.id === id && item.placeId === to) ? [{ id, placeId: from }] : [],
  );

async function refuseDependedOn(ctx: Ctx, regrid: Parameters<typeof blockingOf>[1]): Promise<void> {
  const blocking = await blockingOf(ctx, regrid);
  if (blocking.length === 0) return;
  throw conflict(
    'regrid-depended-on',
    `不能撤回：这次调整之后${blocking.map(inWords).join('，')}。要改回去，请再做一次合并或拆分。`,
    'It cannot be undone: things that came later depend on it. Merge or split again instead.',
    { blocking },
  );
}

const words: Record<string, (n: number) => string> = {
  'later-regrid': (n) => `又做过 ${n} 次合并或拆分`,
  'place-changed': (n) => `有 ${n} 个区划被改过`,
  children: (n) => `下面新建了 ${n} 个区划`,
  matters: (n) => `登记了 ${n} 件撤回后没有着落的诉求`,
  posts: (n) => `新任命了 ${n} 个岗位`,
  units: (n) => `有 ${n} 个单位改挂到新网格`,
  nets: (n) => `有 ${n} 处服务网责任段指到新网格`,
  team: (n) => `新网格录了 ${n} 名“五包一”成员`,
  patrols: (n) => `新网格有 ${n} 项新安排的走访、巡查或包格`,
  resources: (n) => `新网格登记了 ${n} 项资源`,
  activities: (n) => `新网格安排了 ${n} 场活动`,
  bodies: (n) => `新网格设了 ${n} 个联合组织或包联`,
  admissions: (n) => `新网格有 ${n} 项新申请的网格事项准入`,
};
const inWords = ({ kind, count }: Blocking): string => words[kind]?.(count) ?? kind;
