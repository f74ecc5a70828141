import { DAY } from '../../../kernel/time.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { StoredEvent } from '../../../platform/events.ts';
import { lookUpRequest, type RequestRead } from '../queries/request-read.ts';
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
 * Keeps what the model offers for a request beside what a person chose, whether they looked or not: agreement is a
 * measure, disagreement is learned from at the next training. The offer is reckoned anew from the text as it was
 * registered, so that nobody can forge or forget it. What is heard a day late was decided without this model.
 */
export async function keepChoice(ctx: Ctx, event: StoredEvent): Promise<void> {
  if (ctx.now.getTime() - event.at.getTime() > DAY) return;
  const request = await lookUpRequest(ctx, event.subjectId);
  if (!request) return;
  const { content, placeId, source, category } = request;
  const offered = await suggest(ctx, { content, placeId, source, category });
  const choices = chosenIn(event, request, offered);
  for (const { kind, offered: offers, chosen } of choices) {
    const place = offers.findIndex((offer) => offer.label === chosen);
    await ctx.tx.sql(
      `insert into suggestion_choices (tenant_id, request_id, seq, kind, offered, chosen, rank, model, chosen_by, at)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10) on conflict do nothing`,
      [
        ctx.tx.tenantId,
        request.id,
        event.seq,
        kind,
        JSON.stringify(offers),
        chosen,
        place < 0 ? null : place + 1,
        offered.model,
        event.actorId,
        event.at,
      ],
    );
  }
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
