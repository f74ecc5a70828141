import type { Ctx } from '../../../platform/context.ts';
import { attachFiles } from '../../files/index.ts';
import { insertMatter, nextMatterNumber, newMatter, titleOf } from '../../matters/index.ts';
import { calendarOf } from '../../lists/index.ts';
import type { HazardLevel } from '../contract.ts';
import { columnsOf, type HazardOwn } from '../domain/hazard.ts';
import { hazardFlow } from '../flow.ts';
import type { LoadedHazard } from '../queries/load-hazard.ts';
import { checkPhotos } from '../queries/photo-rule.ts';
import type { Spot } from '../queries/place-of.ts';

export interface NewHazard {
  content: string;
  level?: HazardLevel | undefined;
  category?: string | undefined;
  address?: string | undefined;
  files?: readonly string[] | undefined;
  settled?: { text: string; files?: readonly string[] } | undefined;
  spot: Spot;
  foundIn: HazardOwn['foundIn'];
  foundId: string | null;
}

/**
 * A new hazard, with its number, before the unit that looks after the place; what was put right on the spot goes to be
 * checked at once. Throws what `checkPhotos` and `attachFiles` throw.
 */
export async function insertHazard(ctx: Ctx, given: NewHazard): Promise<LoadedHazard> {
  const { actor, now } = ctx;
  const { spot, settled } = given;
  const files = [...(given.files ?? []), ...(settled?.files ?? [])];
  await checkPhotos(ctx.tx, given.category, files);
  const { number, sequence } = await nextMatterNumber(ctx);
  const { id: calendarId } = await calendarOf(ctx);
  const own: HazardOwn = {
    content: given.content.trim(),
    address: given.address?.trim() ?? '',
    level: given.level ?? 'general',
    foundIn: given.foundIn,
    foundId: given.foundId,
    reportedBy: actor.personId,
    handledBy: settled && actor.personId ? [actor.personId] : [],
    limitDays: null,
    rectifyText: settled?.text.trim() ?? null,
    checkText: null,
    voidReason: null,
  };
  const matter = newMatter(now, {
    id: ctx.newId(),
    kind: hazardFlow.kind,
    number,
    title: titleOf(own.content),
    state: settled ? 'checking' : hazardFlow.initial,
    urgency: own.level === 'major' ? 'urgent' : 'normal',
    category: given.category ?? null,
    source: own.foundIn,
    placeId: spot.placeId,
    placePath: spot.placePath,
    holderId: spot.unitId,
    lists: { calendar: calendarId },
  });
  const facts = { number, holderId: spot.unitId, leadId: null, placeId: spot.placeId };
  const stored = await insertMatter(ctx, {
    matter,
    sequence,
    searchText: `${own.content} ${own.address}`,
    events: [
      { kind: 'hazard.reported', data: { ...facts, state: 'reported', foundIn: own.foundIn, foundId: own.foundId } },
      ...(settled
        ? [
            {
              kind: hazardFlow.actions.rectify.event,
              data: { ...facts, state: 'checking', onTheSpot: true },
              words: { text: settled.text.trim() },
            },
          ]
        : []),
    ],
    own: { table: 'hazards', values: columnsOf(own) },
    parties: [],
  });
  await attachFiles(
    ctx,
    matter.id,
    files.map((file) => ({ id: file })),
  );
  return { matter: stored as LoadedHazard['matter'], own, partyIds: [] };
}
