import { invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Delivered, ParcelKind } from '../../offline/index.ts';
import { type OfflineFound, OfflineHazard, OfflineNewVisit, OfflineRound, OfflineVisit } from '../contract-offline.ts';
import type { Found, Recorded } from '../contract.ts';
import { checkPhotos } from '../queries/photo-rule.ts';
import { recordRound } from './record-round.ts';
import { recordNewVisit, recordVisit } from './record-visit.ts';
import { reportHazard } from './report-hazard.ts';

const permission = (): string => 'patrol.record';

/** A visit on the list, recorded without a connection, on the version that the person saw. */
export const offlineVisit: ParcelKind = {
  content: OfflineVisit,
  permission,
  deliver: async (ctx, { visitId, outcome, found }: OfflineVisit, version) => {
    const recorded = await recordVisit(ctx, visitId, {
      outcome,
      version: seenVersion(version),
      found: await asFound(ctx, found),
    });
    return delivered(recorded, found);
  },
};

/** A visit that nobody had planned. */
export const offlineNewVisit: ParcelKind = {
  content: OfflineNewVisit,
  permission,
  deliver: async (ctx, { found, ...visit }: OfflineNewVisit) =>
    delivered(await recordNewVisit(ctx, { ...visit, found: await asFound(ctx, found) }), found),
};

/** A round walked without a connection. */
export const offlineRound: ParcelKind = {
  content: OfflineRound,
  permission,
  deliver: async (ctx, { roundId, checked, found }: OfflineRound, version) => {
    const recorded = await recordRound(ctx, roundId, {
      checked,
      version: seenVersion(version),
      found: await asFound(ctx, found),
    });
    return delivered(recorded, found);
  },
};

/** A hazard reported without a connection; its pictures, before and after, follow it. */
export const offlineHazard: ParcelKind = {
  content: OfflineHazard,
  permission,
  deliver: async (ctx, { pictures = [], settled, ...hazard }: OfflineHazard) => {
    const { pictures: after = [], ...given } = settled ?? { text: '' };
    await checkPhotos(ctx.tx, hazard.category, [...pictures, ...after]);
    const result = await reportHazard(ctx, { ...hazard, ...(settled && { settled: given }) });
    return { subjectId: result.id, result: { ...result } };
  },
};

/** What came to light, as it is recorded. That a picture is allowed is settled now, though it has yet to come. */
async function asFound(ctx: Ctx, found: readonly OfflineFound[] = []): Promise<Found[]> {
  const plain: Found[] = [];
  for (const { pictures = [], ...each } of found) {
    if (pictures.length > 0) await checkPhotos(ctx.tx, each.category, pictures);
    plain.push(each);
  }
  return plain;
}

/** `recorded.found` is in the order of what was sent: each picture goes to what it was taken of. */
function delivered(recorded: Recorded, found: readonly OfflineFound[] = []): Delivered {
  const pairs = found.flatMap(({ pictures = [] }, n) =>
    pictures.map((picture) => [picture, recorded.found[n]?.id ?? recorded.id] as const),
  );
  return { subjectId: recorded.id, result: { ...recorded }, pictureSubjects: Object.fromEntries(pairs) };
}

function seenVersion(version: number | undefined): number {
  if (version !== undefined) return version;
  throw invalid('version-missing', '这一件缺少版本号，请更新应用后再发。', 'The version is missing: update the app.');
}
