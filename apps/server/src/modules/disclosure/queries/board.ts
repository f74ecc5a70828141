import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { BoardRow } from '../contract-editions.ts';
import type { ListKind } from '../contract-parts.ts';
import { publishingPlaces } from './area.ts';

const kinds: readonly ListKind[] = ['needs', 'resources', 'projects', 'effects'];

interface Row {
  placeId: string;
  kind: ListKind;
  id: string;
  state: 'draft' | 'published' | 'withdrawn';
  number: number | null;
  publishedAt: Date | null;
}

/** The places of the caller's area that publish lists: of each list the newest edition and the draft. */
export async function disclosureBoard(ctx: Ctx): Promise<{ items: BoardRow[]; abilities: ('prepare' | 'words')[] }> {
  const places = await publishingPlaces(ctx);
  const rows = await ctx.tx.sql<Row>(
    `select distinct on (place_id, kind, state = 'draft') place_id as "placeId", kind, id, state, number, published_at as "publishedAt"
     from disclosure_editions where tenant_id = $1 and place_id = any($2::uuid[])
     order by place_id, kind, state = 'draft', number desc`,
    [ctx.tx.tenantId, places.map(({ id }) => id)],
  );
  const of = (placeId: string, kind: ListKind, draft: boolean): Row | undefined =>
    rows.find((row) => row.placeId === placeId && row.kind === kind && (row.state === 'draft') === draft);
  return {
    items: places.map(({ id, name, level }) => ({
      placeId: id,
      place: name,
      level,
      kinds: kinds.map((kind) => {
        const newest = of(id, kind, false);
        return {
          kind,
          newest:
            newest?.number != null && newest.publishedAt && newest.state !== 'draft'
              ? {
                  id: newest.id,
                  number: newest.number,
                  state: newest.state,
                  publishedAt: newest.publishedAt.toISOString(),
                }
              : null,
          draftId: of(id, kind, true)?.id ?? null,
        };
      }),
    })),
    abilities: [
      ...(holds(ctx.actor, 'disclosure.prepare') ? (['prepare'] as const) : []),
      ...(holds(ctx.actor, 'disclosure.publish') ? (['words'] as const) : []),
    ],
  };
}
