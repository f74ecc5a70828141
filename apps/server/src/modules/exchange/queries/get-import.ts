import type { Ctx } from '../../../platform/context.ts';
import { readCursor, writeCursor } from '../../matters/index.ts';
import type { ImportRecord, ImportSummary } from '../contract-imports.ts';
import type { ImportField } from '../domain/import-fields.ts';
import { isDuplicate, type ReasonCode, reasonText } from '../domain/reasons.ts';
import { abilitiesOf } from '../policy.ts';
import { countsOf, findImport, governedImport, type ImportRow, undoUntil } from './import-rows.ts';

const SHOWN_REASONS = 20;
const SHOWN_NUMBERS = 20;

export async function getImport(ctx: Ctx, id: string): Promise<ImportRecord> {
  return recordOf(ctx, await findImport(ctx, id));
}

/** The import as its page shows it. */
export async function recordOf(ctx: Ctx, row: ImportRow): Promise<ImportRecord> {
  const { tx, actor, now } = ctx;
  const [person] = await tx.sql<{ name: string }>('select name from people where tenant_id = $1 and id = $2', [
    tx.tenantId,
    row.created_by,
  ]);
  return {
    ...summaryOf(row, person?.name ?? null),
    format: row.format,
    sheets: row.sheets,
    sheet: row.sheet,
    headerRow: row.header_row,
    header: row.header,
    mapping: row.mapping,
    options: row.options,
    remembered: row.remembered,
    reasons: await reasonsOf(ctx, row.id),
    problem: row.problem,
    undoUntil: undoUntil(row)?.toISOString() ?? null,
    keptNumbers: row.state === 'undone' ? await keptNumbers(ctx, row.id) : [],
    abilities: abilitiesOf(actor, governedImport(row), now),
  };
}

const summaryOf = (row: ImportRow, createdBy: string | null): ImportSummary => ({
  id: row.id,
  fileName: row.file_name,
  sourceSystem: row.options.sourceSystem,
  state: row.state,
  counts: countsOf(row),
  createdAt: row.created_at.toISOString(),
  createdBy,
  finishedAt: row.finished_at?.toISOString() ?? null,
  version: row.version,
});

async function reasonsOf({ tx }: Ctx, importId: string): Promise<ImportRecord['reasons']> {
  const rows = await tx.sql<{ code: ReasonCode; field: ImportField | null; detail: string; n: number; first: number }>(
    `select code, field, min(detail) as detail, count(*)::int as n, min(row_number) as first from import_rejections
     where tenant_id = $1 and import_id = $2 group by code, field order by n desc, first limit ${SHOWN_REASONS}`,
    [tx.tenantId, importId],
  );
  return rows.map(({ code, field, detail, n, first }) => ({
    duplicate: isDuplicate(code),
    text: reasonText({ code, ...(field && { field }), detail: code === 'duplicate-known' ? '' : detail }),
    rows: n,
    firstRow: first,
  }));
}

/** What an undo has left stands in import_items still. */
async function keptNumbers({ tx }: Ctx, importId: string): Promise<string[]> {
  const rows = await tx.sql<{ number: string }>(
    `select m.number from import_items i join matters m on m.tenant_id = i.tenant_id and m.id = i.subject_id
     where i.tenant_id = $1 and i.import_id = $2 order by i.row_number limit ${SHOWN_NUMBERS}`,
    [tx.tenantId, importId],
  );
  return rows.map(({ number }) => number);
}

const PAGE = 20;

/** Newest first; of everybody for posts of the whole tenant, one's own otherwise. */
export async function listImports(
  { tx, actor }: Ctx,
  cursor: string | undefined,
): Promise<{ items: ImportSummary[]; next: string | null }> {
  if (actor.scope !== 'tenant' && actor.personId === null) return { items: [], next: null };
  const after = readCursor(cursor);
  const rows = await tx.sql<ImportRow & { person: string | null; created_text: string }>(
    `select i.*, p.name as person, i.created_at::text as created_text from imports i left join people p on p.tenant_id = i.tenant_id and p.id = i.created_by
     where i.tenant_id = $1 and ($2::uuid is null or i.created_by = $2)
       and ($3::timestamptz is null or (i.created_at, i.id) < ($3, $4::uuid))
     order by i.created_at desc, i.id desc limit ${PAGE + 1}`,
    [tx.tenantId, actor.scope === 'tenant' ? null : actor.personId, after?.at ?? null, after?.id ?? null],
  );
  const items = rows.slice(0, PAGE).map((row) => summaryOf(row, row.person));
  const last = rows[PAGE - 1];
  return { items, next: rows.length > PAGE && last ? writeCursor({ at: last.created_text, id: last.id }) : null };
}
