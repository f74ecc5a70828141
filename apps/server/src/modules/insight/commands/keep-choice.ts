import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { lookUpRequests, type RequestRead } from '../queries/request-read.ts';
import { suggest } from '../queries/suggest.ts';

/** What somebody decided when this happened. */
export const decidingKinds: readonly string[] = [
  'request.dispatched',
  'request.reassigned',
  'request.return-adjudicated',
  'request.answered',
];

interface Choice {
  kind: 'category' | 'unit';
  offered: { label: string; confidence: number }[];
  chosen: string;
}

/**
 * Keeps what the model offers for requests beside what persons chose, whether they looked or not: agreement is a
 * measure, disagreement is learned from at the next training. The offer is reckoned anew from the text as it was
 * registered, so that nobody can forge or forget it. What is heard a day late was decided without this model.
 */
export async function keepChoices(ctx: Ctx, events: readonly StoredEvent[]): Promise<void> {
  const fresh = events.filter(({ at }) => ctx.now.getTime() - at.getTime() <= DAY);
  const requests = await lookUpRequests(
    ctx,
    fresh.map(({ subjectId }) => subjectId),
  );
  const rows: object[] = [];
  for (const event of fresh) {
    const request = requests.get(event.subjectId);
    if (request) rows.push(...(await choiceRows(ctx, event, request)));
  }
  if (rows.length === 0) return;
  await ctx.tx.sql(
    `insert into suggestion_choices (tenant_id, request_id, seq, kind, offered, chosen, rank, model, chosen_by, at)
     select $1, x.request, x.seq, x.kind, x.offered, x.chosen, x.rank, x.model, x.actor, x.at
     from json_to_recordset($2::json) as x(request uuid, seq int, kind text, offered jsonb, chosen text, rank smallint, model int, actor uuid, at timestamptz)
     on conflict do nothing`,
    [ctx.tx.tenantId, JSON.stringify(rows)],
  );
}

async function choiceRows(ctx: Ctx, event: StoredEvent, request: RequestRead): Promise<object[]> {
  const { content, placeId, source, category } = request;
  const suggestions = await suggest(ctx, { content, placeId, source, category });
  return chosenIn(event, request, suggestions).map(({ kind, offered, chosen }) => {
    const place = offered.findIndex((offer) => offer.label === chosen);
    return {
      request: request.id,
      seq: event.seq,
      kind,
      offered,
      chosen,
      rank: place < 0 ? null : place + 1,
      model: suggestions.model,
      actor: event.actorId,
      at: event.at,
    };
  });
}

function chosenIn(
  event: StoredEvent,
  { category }: RequestRead,
  offered: Awaited<ReturnType<typeof suggest>>,
): Choice[] {
  const choices: Choice[] = [];
  const settled = event.kind === 'request.dispatched' || event.kind === 'request.answered';
  if (settled && category !== null)
    choices.push({
      kind: 'category',
      offered: offered.category.offers.map(({ code, confidence }) => ({ label: code, confidence })),
      chosen: category,
    });
  const { unitId } = event.data;
  if (event.kind !== 'request.answered' && typeof unitId === 'string')
    choices.push({
      kind: 'unit',
      offered: offered.unit.offers.map((offer) => ({ label: offer.unitId, confidence: offer.confidence })),
      chosen: unitId,
    });
  return choices;
}
