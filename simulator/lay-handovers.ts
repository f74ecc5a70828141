import { HOUR } from '../apps/server/src/kernel/time.ts';
import { needFromRequest } from '../apps/server/src/modules/needs/index.ts';
import type { LoopScene } from './lay-loop.ts';

/** Of each community. */
const EACH = 2;

/** Requests that communities are handling and that want more than a repair: handed over to needs this morning. */
export async function layHandovers({ district, end, run }: LoopScene): Promise<void> {
  for (const pair of district.communityWorkers) {
    const [desk] = pair;
    if (!desk) continue;
    const now = new Date(end.getTime() - 3 * HOUR);
    await run(async (at) => {
      const { tx } = at(desk, now);
      const handled = await tx.sql<{ id: string; version: number }>(
        `select id, version from matters where tenant_id = $1 and kind = 'request' and state = 'handling' and holder_id = $2
           and place_id is not null and updated_at < $3 and not ('joint' = any(flags)) order by created_at limit ${EACH}`,
        [tx.tenantId, desk.unitId, now],
      );
      for (const { id, version } of handled)
        await needFromRequest(at(desk, now), id, { requestVersion: version, sort: 'surroundings', people: 30 });
    });
  }
}
