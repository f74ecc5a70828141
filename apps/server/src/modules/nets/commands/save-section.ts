import { conflict } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import { emit } from '../../../platform/events.ts';
import type { NewSection, SectionChange, SectionDetail } from '../contract.ts';
import { sectionAfterChange } from '../queries/get-section.ts';
import { lockNet, lockSection } from '../queries/net-rows.ts';
import { outdated } from './change-net.ts';
import { renewNets } from './renew-nets.ts';
import { placesMustBeOpen, replaceAreas } from './save-areas.ts';

/** Adds a section to a net. Throws not-found, forbidden, conflict (section-code-taken), invalid (no-such-place). */
export async function createSection(ctx: Ctx, netId: string, input: NewSection): Promise<SectionDetail> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  await lockNet(ctx, netId);
  const id = ctx.newId();
  await tx
    .sql(`insert into net_sections (tenant_id, id, net_id, code, name, phone) values ($1, $2, $3, $4, $5, $6)`, [
      tx.tenantId,
      id,
      netId,
      input.code,
      input.name.trim(),
      input.phone ?? null,
    ])
    .catch((error: unknown) => {
      if (violated(error) !== 'net_sections_tenant_id_net_id_code_key') throw error;
      throw conflict('section-code-taken', `编码 ${input.code} 已用在这张网里，请换一个。`, `The code is taken.`);
    });
  const placeIds = input.placeIds ?? [];
  await placesMustBeOpen(ctx, placeIds);
  await replaceAreas(ctx, [{ sectionId: id, placeIds }]);
  await emit(tx, actor, now, id, { kind: 'net.section-created', data: { netId, places: placeIds.length } });
  return sectionAfterChange(ctx, id);
}

/** Changes name, phone or places of a section, closes or reopens it. Throws not-found, forbidden, version-conflict, no-such-place. */
export async function changeSection(
  ctx: Ctx,
  id: string,
  { version, ...change }: SectionChange,
): Promise<SectionDetail> {
  const { tx, actor, now } = ctx;
  await renewNets(ctx);
  const { section } = await lockSection(ctx, id);
  if (section.version !== version) throw outdated(await sectionAfterChange(ctx, id));
  await tx.sql(
    `update net_sections set name = $3, phone = $4, active = $5, version = version + 1 where tenant_id = $1 and id = $2`,
    [
      tx.tenantId,
      id,
      change.name?.trim() ?? section.name,
      change.phone === undefined ? section.phone : change.phone,
      change.active ?? section.active,
    ],
  );
  if (change.placeIds) {
    await placesMustBeOpen(ctx, change.placeIds);
    await replaceAreas(ctx, [{ sectionId: id, placeIds: change.placeIds }]);
  }
  // A public number is no secret: the log keeps what it was.
  const data = {
    fields: Object.keys(change),
    ...(change.phone !== undefined && { phone: { from: section.phone, to: change.phone } }),
    ...(change.placeIds && { places: change.placeIds.length }),
  };
  await emit(tx, actor, now, id, { kind: 'net.section-changed', data });
  return sectionAfterChange(ctx, id);
}
