import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inScope, type Matter, type MatterSelected, matterSelect, toMatter, unitIdsOf } from '../../matters/index.ts';
import type { GovernedChild } from '../child-policy.ts';
import type { ChildOwn } from '../domain/child.ts';
import type { ChildKind } from '../domain/child-flows.ts';

/** A child as it is stored, with the unit that leads its request. */
export interface LoadedChild {
  kind: ChildKind;
  matter: Matter;
  own: ChildOwn;
  partyIds: string[];
  parent: { id: string; number: string; leadId: string | null; holderId: string | null };
}

/** The columns of each kind's own table, by field. */
const coTask = { task: 'task', stageText: 'stage_text', resultText: 'result_text', endReason: 'end_reason' };
const call = {
  callerId: 'caller_id',
  whistleId: 'whistle_id',
  reportedAt: 'reported_at',
  onSite: 'on_site',
  resultText: 'result_text',
  endReason: 'end_reason',
  byCaller: 'by_caller',
  byCalled: 'by_called',
};
export const childTables = {
  'co-task': { table: 'co_tasks', columns: coTask },
  'whistle-call': { table: 'whistle_calls', columns: call },
} as const;
const json: ReadonlySet<string> = new Set(['byCaller', 'byCalled']);

/** The changed fields as columns of the kind's table. */
export function childColumns(kind: ChildKind, own: Partial<ChildOwn>): Record<string, unknown> {
  const columns: Readonly<Record<string, string>> = childTables[kind].columns;
  return Object.fromEntries(
    Object.entries(own).flatMap(([field, value]) => {
      const column = columns[field];
      return column ? [[column, json.has(field) && value !== null ? JSON.stringify(value) : value]] : [];
    }),
  );
}

const FIELDS = Object.keys({ ...coTask, ...call }) as (keyof ChildOwn)[];
/** Every field, null where the kind has none. */
export const ownSelectOf = (kind: ChildKind): string => {
  const columns: Readonly<Record<string, string>> = childTables[kind].columns;
  return FIELDS.map((field) => `${columns[field] ? `o.${columns[field]}` : 'null'} as "${field}"`).join(', ');
};

const selects = Object.fromEntries(
  (['co-task', 'whistle-call'] as const).map((kind) => [
    kind,
    `select ${matterSelect}, ${ownSelectOf(kind)}, p.id as parent, p.number as parent_number, p.lead_id as parent_lead, p.holder_id as parent_holder
     from matters m join ${childTables[kind].table} o on o.tenant_id = m.tenant_id and o.id = m.id
     join matters p on p.tenant_id = m.tenant_id and p.id = m.parent_id
     left join units h on h.tenant_id = m.tenant_id and h.id = m.holder_id
     where m.tenant_id = $1`,
  ]),
) as Record<ChildKind, string>;

type Row = MatterSelected &
  ChildOwn & { parent: string; parent_number: string; parent_lead: string | null; parent_holder: string | null };

/** Loads a child and keeps others from changing it until the transaction ends. Throws not-found. */
export async function lockChild({ tx }: Ctx, kind: ChildKind, id: string): Promise<LoadedChild> {
  const [row] = await tx.sql<Row>(`${selects[kind]} and m.id = $2 for no key update of m, o`, [tx.tenantId, id]);
  if (!row) throw notFound();
  return childOf(kind, row);
}

/** The children of a request of one kind, oldest first; locked when they are to be changed. */
export async function childrenOf(
  { tx }: Ctx,
  kind: ChildKind,
  requestId: string,
  lock = false,
): Promise<LoadedChild[]> {
  const rows = await tx.sql<Row>(
    `${selects[kind]} and m.parent_id = $2 order by m.created_at, m.number ${lock ? 'for no key update of m, o' : ''}`,
    [tx.tenantId, requestId],
  );
  return rows.map((row) => childOf(kind, row));
}

function childOf(kind: ChildKind, row: Row): LoadedChild {
  return {
    kind,
    matter: toMatter(row),
    own: Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as unknown as ChildOwn,
    partyIds: row.party_ids,
    parent: { id: row.parent, number: row.parent_number, leadId: row.parent_lead, holderId: row.parent_holder },
  };
}

export async function governedChild(ctx: Ctx, child: LoadedChild): Promise<GovernedChild> {
  const unitIds = await unitIdsOf(ctx);
  const among = (id: string | null): boolean => id !== null && unitIds.includes(id);
  const { matter, parent, own, kind } = child;
  const { unitId } = ctx.actor;
  return {
    kind,
    state: matter.state,
    inScope: inScope(ctx.actor, unitIds, { ...matter, partyIds: child.partyIds }) || among(parent.leadId),
    // Of a street and its own community the one speaks for the caller and the other for whom it called, whoever called.
    ours: among(matter.leadId) && (own.callerId === null || own.callerId !== unitId),
    leads: among(parent.leadId),
    called: among(own.callerId) && matter.leadId !== unitId,
  };
}
