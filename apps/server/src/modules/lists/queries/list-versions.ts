import type { Ctx } from '../../../platform/context.ts';
import { type RawJson, rawJson } from '../../../platform/http/route.ts';
import { type ListName, listNames } from '../domain/items.ts';
import { can } from '../policy.ts';
import { headJson } from './version-rows.ts';

const PAGE = 50;
const draft = { state: 'draft', draftedBy: null } as const;

/** Each list with the version in force and, for those who may see it, the open draft. */
export async function listLists({ tx, actor }: Ctx): Promise<RawJson> {
  const mayDraft = can(actor, 'draft', draft);
  const mayPublish = can(actor, 'publish', draft);
  const abilities = [...(mayDraft ? ['draft'] : []), ...(mayPublish ? ['publish'] : [])];
  const [row] = await tx.sql<{ json: string }>(
    `select json_build_object('items', json_agg(json_build_object('list', l.list,
       'current', (select ${headJson} from list_versions v where v.tenant_id = $1 and v.list = l.list and v.state = 'published'),
       'draft', (select ${headJson} from list_versions v where v.tenant_id = $1 and v.list = l.list and v.state = 'draft' and $3),
       'abilities', $4::jsonb) order by l.place))::text as json
     from unnest($2::text[]) with ordinality as l(list, place)`,
    [tx.tenantId, listNames, mayDraft || mayPublish, JSON.stringify(abilities)],
  );
  return rawJson(row?.json);
}

/** Versions of one list, newest first. */
export async function listVersions({ tx, actor }: Ctx, list: ListName, cursor: string | undefined): Promise<RawJson> {
  const before = readCursor(cursor);
  const rows = await tx.sql<{ number: number; json: string }>(
    `select v.number, ${headJson}::text as json from list_versions v
     where v.tenant_id = $1 and v.list = $2 and v.number < $3 and (v.state <> 'draft' or $4)
     order by v.number desc limit ${PAGE + 1}`,
    [tx.tenantId, list, before, can(actor, 'see', draft)],
  );
  const page = rows.slice(0, PAGE);
  const next = rows.length > PAGE ? JSON.stringify(writeCursor(page.at(-1)?.number ?? 0)) : 'null';
  return rawJson(`{"items":[${page.map((row) => row.json).join(',')}],"next":${next}}`);
}

const END = 2_147_483_647;
const writeCursor = (number: number): string => Buffer.from(JSON.stringify([number])).toString('base64url');

/** A cursor that is not ours begins the list anew. */
function readCursor(cursor: string | undefined): number {
  if (cursor === undefined) return END;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(value) && Number.isInteger(value[0]) ? Math.min(END, Number(value[0])) : END;
  } catch {
    return END;
  }
}
