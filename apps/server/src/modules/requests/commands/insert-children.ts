import type { Limit } from '../../../kernel/clock.ts';
import { MINUTE } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  clockColumns,
  insertMatter,
  type Matter,
  moveClocks,
  nextMatterNumber,
  reckonMatterClocks,
} from '../../matters/index.ts';
import type { NewCoTasks, NewWhistle } from '../domain/children.ts';
import { type ChildKind, childFlows } from '../domain/child-flows.ts';
import type { Rules } from '../domain/request.ts';
import { childColumns, childTables } from '../queries/load-child.ts';
import type { ChildOwn } from '../domain/child.ts';
import type { Applied } from './store-steps.ts';

/** Makes the child matters that an act called for, each with its own number, clock and worklist entry. */
export async function insertChildren(ctx: Ctx, { matter, children }: Applied, rules: Rules): Promise<void> {
  for (const child of children) {
    if (child.kind === 'co-task') await insertCoTasks(ctx, matter, child, rules);
    else await insertWhistle(ctx, matter, child, rules);
  }
}

async function insertCoTasks(
  ctx: Ctx,
  parent: Matter,
  { unitIds, task, dueAt }: NewCoTasks,
  rules: Rules,
): Promise<void> {
  // Told as an instant, so the clock runs on the wall until then.
  const limit: Limit | undefined = dueAt
    ? {
        stage: 'co-handle',
        amount: Math.max(1, (dueAt.getTime() - ctx.now.getTime()) / MINUTE),
        unit: 'minutes',
        warnAt: [0.5, 0.8, 1],
      }
    : undefined;
  for (const unitId of unitIds)
    await insertChild(ctx, parent, { kind: 'co-task', unitId, own: { task }, limit, stage: 'co-handle', rules });
}

async function insertWhistle(ctx: Ctx, parent: Matter, whistle: NewWhistle, rules: Rules): Promise<void> {
  const id = ctx.newId();
  const { tx, actor, now } = ctx;
  await tx.sql(
    `insert into whistles (tenant_id, id, request_id, type, reason, meeting_at, meeting_place, called_by, at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.tenantId,
      id,
      parent.id,
      whistle.type,
      whistle.reason,
      whistle.meetingAt,
      whistle.meetingPlace,
      actor.unitId,
      now,
    ],
  );
  const urgency = whistle.type === 'emergency' ? 'urgent' : 'normal';
  const limit = rules.limit('report', parent.category, urgency);
  const own = { whistleId: id, callerId: actor.unitId };
  for (const unitId of whistle.unitIds)
    await insertChild(ctx, parent, { kind: 'whistle-call', unitId, own, limit, stage: 'report', rules });
}

interface Draft {
  kind: ChildKind;
  unitId: string;
  own: Partial<ChildOwn>;
  stage: string;
  limit: Limit | undefined;
  rules: Rules;
}

async function insertChild(ctx: Ctx, parent: Matter, draft: Draft): Promise<void> {
  const { number, sequence } = await nextMatterNumber(ctx);
  const { kind, unitId, rules } = draft;
  const clockLog = moveClocks(
    [],
    [{ stage: draft.stage, effect: 'start' }],
    { calendar: rules.calendar, limitOf: () => draft.limit },
    ctx.now,
  );
  const matter: Matter = {
    ...parent,
    id: ctx.newId(),
    kind,
    number,
    state: childFlows[kind].initial,
    open: true,
    holderId: unitId,
    leadId: unitId,
    assigneeId: null,
    parentId: parent.id,
    flags: [],
    createdAt: ctx.now,
    closedAt: null,
    updatedAt: ctx.now,
    version: 1,
    logSeq: 0,
    logHead: Buffer.alloc(0),
    clockLog,
    ...clockColumns(reckonMatterClocks(clockLog, rules.calendar, ctx.now)),
  };
  await insertMatter(ctx, {
    matter,
    sequence,
    searchText: '',
    events: [
      {
        kind: kind === 'co-task' ? 'co-task.assigned' : 'whistle-call.called',
        data: childFacts(matter, parent.number),
      },
    ],
    own: { table: childTables[kind].table, values: childColumns(kind, draft.own) },
    parties: [],
  });
}

/** People know the request by its number; the child's own stands beside it. */
export const childFacts = (matter: Matter, parentNumber: string): Record<string, unknown> => ({
  number: parentNumber,
  part: matter.number,
  parentId: matter.parentId,
  state: matter.state,
  holderId: matter.holderId,
  leadId: matter.leadId,
  placeId: matter.placeId,
});
