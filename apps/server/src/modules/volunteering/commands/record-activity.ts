import type { Ctx } from '../../../platform/context.ts';
import { emit } from '../../../platform/events.ts';
import { attachFiles, detachFiles } from '../../files/index.ts';
import type { Activity, RecordActivity } from '../contract.ts';
import { turnoutOf } from '../domain/activity.ts';
import { getActivity } from '../queries/activity-rows.ts';
import { factsOf, mine } from './own-activity.ts';
import { notYet } from './plan-activity.ts';
import { addPeople, namingFor, replacePeople, sheetIn } from './sheet.ts';

/**
 * What came of an activity: people, hours, who was served, words, pictures, the sheet. The community is asked to confirm.
 * Throws not-found, forbidden, conflict, and invalid: not-yet-held, sheet-lines, people-…, hours-…, file-gone.
 */
export async function recordActivity(ctx: Ctx, id: string, input: RecordActivity): Promise<Activity> {
  const { tx, actor, now } = ctx;
  const before = await mine(ctx, id, input.version, 'record');
  if (new Date(before.beginsAt) > now) throw notYet();
  if (input.sheet !== undefined) {
    const naming = await namingFor(ctx, before.unitId, input.hoursEach ?? null);
    const people = sheetIn(input.sheet, naming);
    await (input.replaceSheet ? replacePeople(ctx, id, people) : addPeople(ctx, id, people));
  }
  const sheet = await tx.sql<{ hours: number }>(
    'select hours::float8 as hours from activity_people where tenant_id = $1 and activity_id = $2',
    [tx.tenantId, id],
  );
  const { people, hours } = turnoutOf(input, sheet);
  const pictures = input.files ?? before.pictures.map((file) => file.id);
  await attachFiles(
    ctx,
    id,
    pictures.map((each) => ({ id: each })),
  );
  await detachFiles(
    ctx,
    id,
    before.pictures.flatMap((file) => (pictures.includes(file.id) ? [] : [file.id])),
  );
  await tx.sql(
    `update activities set state = 'held', people = $3, hours = $4, served = $5, facts = $6, pictures = $7, recorded_by = $8,
       recorded_at = $9, reason = null, version = version + 1 where tenant_id = $1 and id = $2`,
    [tx.tenantId, id, people, hours, input.served, input.facts.trim(), pictures, actor.personId, now],
  );
  await emit(tx, actor, now, id, {
    kind: 'activity.held',
    data: {
      ...factsOf(ctx, before),
      ...{
        people,
        hours,
        served: input.served,
        sheetRows: sheet.length,
        files: pictures,
        again: before.state === 'held',
      },
      // The community hears of it once, not of every word that is put right.
      ...(before.state !== 'held' && { tell: before.communityId }),
    },
  });
  return getActivity(ctx, id);
}
