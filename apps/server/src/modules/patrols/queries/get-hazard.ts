import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { filesOf } from '../../files/index.ts';
import { logOf, matterHead } from '../../matters/index.ts';
import type { Hazard } from '../contract-hazards.ts';
import { can, hazardAbilities } from '../policy.ts';
import { governedHazard, loadHazard } from './load-hazard.ts';

/** One hazard with its pictures, log and what the caller may do. Throws not-found. */
export async function getHazard(ctx: Ctx, id: string): Promise<Hazard> {
  const loaded = await loadHazard(ctx, id);
  const seen = await governedHazard(ctx, loaded);
  if (!can(ctx.actor, 'read', seen)) throw notFound();
  const { matter, own } = loaded;
  const { handledBy: _handled, reportedBy: _reported, foundId: _found, ...shown } = own;
  const log = await logOf(ctx.tx, id);
  const files = await filesOf(ctx.tx, id);
  return {
    ...matterHead(matter),
    ...shown,
    clocks: matter.clocks,
    log,
    files: files.map(({ id: fileId, purpose, name, mediaType }) => ({ id: fileId, purpose, name, mediaType })),
    abilities: hazardAbilities(ctx.actor, seen),
  };
}
