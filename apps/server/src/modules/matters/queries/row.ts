/** One row of a worklist, built in PostgreSQL from `matters m`; the shape is `MatterRow` of the contract. */
export const rowJson = `jsonb_build_object('id', m.id, 'kind', m.kind, 'number', m.number, 'title', m.title, 'state', m.state, 'open', m.open,
  'urgency', m.urgency, 'category', m.category, 'source', m.source, 'placeId', m.place_id, 'holderId', m.holder_id, 'leadId', m.lead_id,
  'flags', m.flags, 'createdAt', m.created_at, 'dueAt', m.due_at, 'warnLevel', m.warn_level, 'version', m.version)`;

/** The same as plain JSON text, cheaper to print than jsonb. */
export const rowColumns = `m.id, m.kind, m.number, m.title, m.state, m.open, m.urgency, m.category, m.source, m.place_id as "placeId",
  m.holder_id as "holderId", m.lead_id as "leadId", m.flags, m.created_at as "createdAt", m.due_at as "dueAt", m.warn_level as "warnLevel", m.version`;

/** Where the next page begins: the sort key and id of the last row, opaque to the caller. */
export interface Cursor {
  at: string;
  id: string;
}

export const writeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.at, cursor.id])).toString('base64url');

/** Undefined for a cursor that is not ours: the list then begins anew. */
export function readCursor(text: string | undefined): Cursor | undefined {
  if (!text) return undefined;
  try {
    const [at, id] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as [unknown, unknown];
    const valid =
      typeof at === 'string' && typeof id === 'string' && /^[0-9a-f-]{36}$/.test(id) && !Number.isNaN(Date.parse(at));
    return valid ? { at, id } : undefined;
  } catch {
    return undefined;
  }
}
