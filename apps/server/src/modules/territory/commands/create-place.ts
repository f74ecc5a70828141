import { conflict, invalid } from '../../../kernel/errors.ts';
import { civilDateOf } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { NewPlace, PlaceDetail } from '../contract.ts';
import { pathBelow, refuseParent } from '../domain/place-tree.ts';
import { getPlace } from '../queries/get-place.ts';
import { placeById } from '../queries/place-rows.ts';
import { authorizeManaging } from './authorize.ts';
import { renewTerritory } from './renew-territory.ts';
import { insertPlaces } from './saving-places.ts';

/** Creates one place. Errors: parent-needed, no-such-parent, parent-too-low, no-such-level, place-in-future, place-code-taken. */
export async function createPlace(ctx: Ctx, input: NewPlace): Promise<PlaceDetail> {
  const { tx, actor, now, platform } = ctx;
  await renewTerritory(ctx);
  const parent = input.parentId === null ? null : await placeById(tx, input.parentId);
  if (parent === undefined) throw noSuchParent();
  authorizeManaging(actor, parent?.path ?? '/');
  const refusal = refuseParent(input, parent);
  if (refusal) throw refusal;
  await levelMustExist(ctx, input.level);
  const id = ctx.newId();
  const validFrom = existingSince(ctx, input.validFrom ?? civilDateOf(now, platform.timezone));
  await savingCode(input.code, () =>
    insertPlaces(tx, [
      { ...input, id, name: input.name.trim(), path: pathBelow(parent?.path ?? null, input.code), validFrom },
    ]),
  );
  const data = { parentId: input.parentId, level: input.level, code: input.code, name: input.name };
  await emit(tx, actor, now, id, { kind: 'place.created', data });
  return getPlace(ctx, id);
}

/** A place that is there cannot begin tomorrow. */
export function existingSince({ now, platform }: Pick<Ctx, 'now' | 'platform'>, validFrom: string): string {
  if (validFrom <= civilDateOf(now, platform.timezone)) return validFrom;
  throw invalid(
    'place-in-future',
    '区划的设立日期不能晚于今天，请改为今天或更早的日期。',
    'A place cannot begin in the future.',
  );
}

export const noSuchParent = () =>
  invalid('no-such-parent', '没有找到所选的上级区划，请重新选择。', 'The parent was not found. Choose it again.');

async function levelMustExist({ tx }: Ctx, level: number): Promise<void> {
  const [found] = await tx.sql('select 1 from place_levels where tenant_id = $1 and level = $2', [tx.tenantId, level]);
  if (!found)
    throw invalid('no-such-level', `还没有设置第 ${level} 级，请先在层级设置中添加。`, `Level ${level} is not set up.`);
}

/** Runs a write; a code that another place has becomes an error for the person. */
export async function savingCode<T>(code: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (violated(error) !== 'places_tenant_id_code_key') throw error;
    throw conflict(
      'place-code-taken',
      `代码 ${code} 已被别的区划使用，请换一个。`,
      `The code ${code} belongs to another place.`,
    );
  }
}
