import { AppError, conflict, forbidden, invalid } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { emit, emitFirst } from '../../../platform/events.ts';
import { staleVersion } from '../../matters/index.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { placeChainInMemory } from '../../territory/index.ts';
import type { OfferResource, Resource, ReviseResource } from '../contract.ts';
import { tellingWords } from '../domain/words.ts';
import { resourceAbilities } from '../policy.ts';
import { loadResource, type ResourceRow, resourceOf, speaksFor } from '../queries/resource-rows.ts';
import { needSettings, unknownSort } from '../queries/settings.ts';

/** A field of the body and its column; the order in which the statements take them. */
const columns = {
  giver: 'giver',
  sort: 'sort',
  name: 'name',
  details: 'details',
  capacity: 'capacity',
  measure: 'measure',
  perNeed: 'per_need',
  renews: 'renews',
  fromOn: 'from_on',
  untilOn: 'until_on',
  weekdays: 'weekdays',
  hours: 'hours',
  placeId: 'place_id',
  reachM: 'reach_m',
  conditions: 'conditions',
} as const;
type Field = keyof typeof columns;
const fields = Object.keys(columns) as Field[];
type Facts = Pick<ResourceRow, Field>;

/** Puts what a unit can give on the list; of the own unit or one below it. Throws forbidden, invalid. */
export async function offerResource(ctx: Ctx, given: OfferResource): Promise<Resource> {
  const [answer] = await offerResources(ctx, [given]);
  if (answer === undefined || answer instanceof AppError) throw answer ?? noUnit();
  return resourceOf(ctx, await loadResource(ctx, answer));
}

/**
 * Many as if each had been entered by itself; one answer a row, in order: its id, or why it is refused. What is refused
 * leaves the others standing.
 */
export async function offerResources(ctx: Ctx, rows: readonly OfferResource[]): Promise<(string | AppError)[]> {
  const { tx, actor, now } = ctx;
  const sorts = new Set((await needSettings(ctx)).resourceSorts.map(({ code }) => code));
  const answers: (Offer | AppError)[] = [];
  for (const row of rows) answers.push(await offerOf(ctx, row, sorts));
  const made = answers.filter((each): each is Offer => !(each instanceof AppError));
  if (made.length > 0) {
    const names = [...Object.values(columns), 'id', 'unit_id', 'words'].join(', ');
    await tx.sql(
      `insert into resources (tenant_id, state, taken, version, created_by, created_at, updated_at, ${names})
       select $1, 'open', 0, 1, $3, $4, $4, ${names} from json_populate_recordset(null::resources, $2::json)`,
      [tx.tenantId, JSON.stringify(made.map(rowOf)), actor.personId, now],
    );
    await emitFirst(
      tx,
      actor,
      now,
      made.map(({ id, unitId, facts: { placeId, sort, capacity, measure } }) => ({
        subjectId: id,
        event: { kind: 'resource.offered', data: { unitId, placeId, sort, capacity, measure } },
      })),
    );
  }
  return answers.map((each) => (each instanceof AppError ? each : each.id));
}

interface Offer {
  id: string;
  unitId: string;
  facts: Facts;
}
const rowOf = ({ id, unitId, facts }: Offer): Record<string, unknown> => ({
  ...Object.fromEntries(fields.map((field) => [columns[field], facts[field]])),
  id,
  unit_id: unitId,
  words: wordsOf(facts),
});

async function offerOf(
  ctx: Ctx,
  { unitId = ctx.actor.unitId ?? undefined, ...given }: OfferResource,
  sorts: ReadonlySet<string>,
): Promise<Offer | AppError> {
  const unit = unitId === undefined ? undefined : (await unitsInMemory(ctx)).byId.get(unitId);
  if (!unit?.active) return noUnit();
  if (!(await speaksFor(ctx, unit.id))) return forbidden();
  const placeId = given.placeId ?? unit.placeId ?? ctx.actor.placeId ?? undefined;
  if (placeId === undefined) return noPlace();
  const facts: Facts = {
    details: '',
    perNeed: 1,
    renews: false,
    fromOn: null,
    untilOn: null,
    weekdays: [],
    hours: '',
    reachM: null,
    conditions: '',
    ...given,
    placeId,
  };
  const fault = await faultOf(ctx, facts, sorts);
  return fault ?? { id: ctx.newId(), unitId: unit.id, facts };
}

/** Changes a resource; the log keeps what its figures were before. Throws not-found, forbidden, conflict, invalid. */
export async function reviseResource(ctx: Ctx, id: string, { version, ...given }: ReviseResource): Promise<Resource> {
  const before = await ours(ctx, id, version, 'revise');
  const facts: Facts = { ...pick(before), ...given };
  const fault = await faultOf(ctx, facts, new Set((await needSettings(ctx)).resourceSorts.map(({ code }) => code)));
  if (fault) throw fault;
  if (facts.capacity < before.taken) throw promisedAlready(before.taken, before.measure);
  const changed = fields.filter((field) => JSON.stringify(facts[field]) !== JSON.stringify(before[field]));
  await change(ctx, before, {
    set: [`words = $5`, ...fields.map((field, i) => `${columns[field]} = $${i + 6}`)].join(', '),
    values: [wordsOf(facts), ...fields.map((field) => facts[field])],
    event: {
      kind: 'resource.revised',
      data: { fields: changed, ...(changed.includes('capacity') && { from: before.capacity, to: facts.capacity }) },
    },
  });
  return resourceOf(ctx, await loadResource(ctx, id));
}

/** Off the list, kept for good; what is promised of it stands. */
export async function closeResource(
  ctx: Ctx,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<Resource> {
  const before = await ours(ctx, id, version, 'close');
  await change(ctx, before, {
    set: `state = 'closed', closed_reason = $5`,
    values: [reason],
    event: { kind: 'resource.closed', data: {}, words: { reason } },
  });
  return resourceOf(ctx, await loadResource(ctx, id));
}

export async function reopenResource(ctx: Ctx, id: string, { version }: { version: number }): Promise<Resource> {
  const before = await ours(ctx, id, version, 'reopen');
  await change(ctx, before, {
    set: `state = 'open', closed_reason = null`,
    values: [],
    event: { kind: 'resource.reopened', data: {} },
  });
  return resourceOf(ctx, await loadResource(ctx, id));
}

async function ours(ctx: Ctx, id: string, version: number, ability: string): Promise<ResourceRow> {
  const row = await loadResource(ctx, id, true);
  if (row.version !== version) throw staleVersion(row.version);
  const own = await speaksFor(ctx, row.unitId);
  if (resourceAbilities(ctx.actor, { state: row.state, ours: own }).includes(ability)) return row;
  if (!own) throw forbidden();
  throw conflict(
    'not-in-this-state',
    '资源已关闭或已恢复，请刷新后再操作。',
    'The resource was closed or opened again: reload.',
  );
}

async function change(
  { tx, actor, now }: Ctx,
  row: ResourceRow,
  {
    set,
    values,
    event,
  }: {
    set: string;
    values: unknown[];
    event: { kind: string; data: Record<string, unknown>; words?: Record<string, string> };
  },
): Promise<void> {
  const [stored] = await tx.sql<{ version: number }>(
    `update resources set ${set}, version = version + 1, updated_at = $4
     where tenant_id = $1 and id = $2 and version = $3 returning version`,
    [tx.tenantId, row.id, row.version, now, ...values],
  );
  if (!stored) throw staleVersion();
  await emit(tx, actor, now, row.id, { ...event, data: { unitId: row.unitId, ...event.data } });
}

const pick = (row: ResourceRow): Facts =>
  Object.fromEntries(fields.map((field) => [field, row[field]])) as unknown as Facts;
const wordsOf = ({ name, details, conditions }: Facts): string[] => tellingWords(`${name} ${details} ${conditions}`);

async function faultOf(
  ctx: Ctx,
  { sort, placeId, fromOn, untilOn }: Facts,
  sorts: ReadonlySet<string>,
): Promise<AppError | undefined> {
  if (!sorts.has(sort)) return unknownSort();
  if ((await placeChainInMemory(ctx, placeId)).length === 0) return noPlace();
  if (fromOn !== null && untilOn !== null && fromOn > untilOn)
    return invalid('ends-before-begin', '结束日期早于开始日期，请改正。', 'It would end before it begins.', {
      field: 'untilOn',
    });
  return undefined;
}

const noUnit = (): AppError =>
  invalid('unknown-unit', '没有这个单位，请重新选择。', 'There is no such unit: choose again.', { field: 'unitId' });
const noPlace = (): AppError =>
  invalid('place-needed', '请选择资源所在的地方。', 'Choose where the resource is.', { field: 'placeId' });
const promisedAlready = (taken: number, measure: string): Error =>
  conflict(
    'capacity-below-promised',
    `已经承诺出去 ${taken} ${measure}，容量不能少于这个数。请先让部分占用落空。`,
    `${taken} ${measure} are promised: the capacity cannot be less. Let some promises fall through first.`,
    { taken },
  );
