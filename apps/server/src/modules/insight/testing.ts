import type { Ctx } from '../../platform/context.ts';
import { type ImportedRequest, importRequests } from '../requests/index.ts';

/** A closed request of the past, as an import brings it in. */
export interface Past {
  content: string;
  category: string;
  leadId: string;
  placeId: string;
}

/** Lays closed requests into a tenant, made a little apart in the days before now. */
export async function layHistory(ctx: Ctx, past: readonly Past[], system = 'history'): Promise<string[]> {
  const rows = past.map((each, i): ImportedRequest => {
    const madeAt = new Date(ctx.now.getTime() - (past.length - i) * 600_000);
    return {
      ...each,
      title: each.content.slice(0, 20),
      source: 'phone',
      sourceSystem: system,
      sourceNumber: String(i),
      madeAt,
      dueAt: null,
      closed: true,
      closedAt: madeAt,
      publicText: null,
    };
  });
  return (await importRequests(ctx, ctx.newId(), rows)).map((row) => row.id);
}

/** So many texts made of parts: none says quite the same as another. */
export const variations = (count: number, ...parts: readonly (readonly string[])[]): string[] =>
  Array.from({ length: count }, (_, i) => {
    let rest = i;
    return parts
      .map((choices) => {
        const chosen = choices[rest % choices.length] ?? '';
        rest = Math.floor(rest / choices.length);
        return chosen;
      })
      .join('');
  });
