import { DAY, HOUR } from '../apps/server/src/kernel/time.ts';
import { prepareEdition, publishEdition, replaceMarks } from '../apps/server/src/modules/disclosure/index.ts';
import { placeByCode } from '../apps/server/src/modules/territory/index.ts';
import type { Player } from './district.ts';
import type { LoopScene } from './lay-loop.ts';

const kinds = ['needs', 'resources', 'projects', 'effects'] as const;
type Kind = (typeof kinds)[number];
/** So many communities publish their lists; the others have not come to it yet. */
const COMMUNITIES = 3;

/** Public lists of some communities and of the district, prepared by one and published by another a few days ago. */
export async function layDisclosure(scene: LoopScene): Promise<void> {
  const { communityWorkers, districtDispatcher, secondDispatcher } = scene.district;
  for (const [i, [one, other]] of communityWorkers.slice(0, COMMUNITIES).entries())
    if (one && other) for (const kind of kinds) await layEdition(scene, kind, [one, other], 4 + i);
  for (const kind of kinds) await layEdition(scene, kind, [districtDispatcher, secondDispatcher], 3);
}

/** The next edition of the first community's needs waits for the second person. */
export async function layWaitingEdition(scene: LoopScene): Promise<void> {
  const [desk] = scene.district.communityWorkers[0] ?? [];
  if (desk) await layEdition(scene, 'needs', [desk], 0);
}

async function layEdition({ end, run }: LoopScene, kind: Kind, [one, other]: Player[], days: number): Promise<void> {
  if (!one) return;
  const prepared = new Date(end.getTime() - days * DAY - 3 * HOUR);
  await run(async (at) => {
    const ctx = at(one, prepared);
    const placeId = one.placeId ?? (await placeByCode(ctx.tx, 'YC'))?.id ?? '';
    const edition = await prepareEdition(ctx, { placeId, kind });
    const mended = edition.counts.blocked > 0 ? await replaceMarks(ctx, edition.id, edition) : edition;
    if (!other) return;
    // Nobody is to be found by the building they live in; the edition that waits still has it, for whoever tries the press.
    const { id, version, counts } = mended;
    const hidden = counts.found.addresses > 0 ? await replaceMarks(ctx, id, { version, hide: 'addresses' }) : mended;
    const note = notes[kind];
    await publishEdition(at(other, new Date(prepared.getTime() + 2 * HOUR)), id, { version: hidden.version, note });
  });
}
const notes: Readonly<Record<Kind, string>> = {
  needs: '已核实并列入清单的居民需求',
  resources: '驻区单位、社会组织愿意提供的资源',
  projects: '已议定的服务项目和进度',
  effects: '做成了什么，居民怎么评',
};
