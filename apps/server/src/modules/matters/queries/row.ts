/** The columns of one row of a worklist, from `matters m`; as JSON their shape is `MatterRow` of the contract. */
export const rowColumns = `m.id, m.kind, m.number, m.title, m.state, m.open, m.urgency, m.category, m.source, m.place_id as "placeId",
  m.holder_id as "holderId", m.lead_id as "leadId", m.flags, m.created_at as "createdAt", m.due_at as "dueAt", m.warn_level as "warnLevel", m.version,
  m.parent_id as "parentId"`;

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
    if (typeof at !== 'string' || typeof id !== 'string' || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
    // Without a limit the key of a list by limits is 'infinity'.
    return at === 'infinity' || !Number.isNaN(Date.parse(at)) ? { at, id } : undefined;
  } catch {
    return undefined;
  }
}
