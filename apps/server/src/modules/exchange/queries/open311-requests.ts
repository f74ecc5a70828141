import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { unitsInMemory } from '../../organizations/index.ts';
import { type PublicRequest, publicRequests, seeProgress } from '../../requests/index.ts';
import { type ListWish, readListWish } from '../domain/open311-input.ts';
import { type Open311Request, requestsXml } from '../domain/open311-view.ts';
import { redact } from '../domain/redact.ts';
import { callerOf, checkJurisdiction, type Open311Answer, systemOf, w3cTime } from './open311-answer.ts';
import { serviceNames } from './open311-services.ts';

/** "The first 1000 requests will be returned" (GeoReport v2, GET Service Requests). */
const MOST = 1000;

export async function listPublic({ request, read }: RawCall): Promise<Open311Answer> {
  const query = request.query as Record<string, unknown>;
  const views = await read((ctx) => {
    const wish = readListWish(query, ctx.now);
    return find(ctx, { request, query, wish });
  });
  return { json: views, xml: requestsXml(views) };
}

export async function getPublic({ request, read }: RawCall): Promise<Open311Answer> {
  const { id } = request.params as { id: string };
  const query = request.query as Record<string, unknown>;
  const views = await read((ctx) => find(ctx, { request, query, wish: { numbers: [id] } }));
  if (views.length === 0) {
    throw notFound(
      '没有找到这个编号的诉求，或其反映人没有同意公开。',
      'No service request has this id, or its reporter did not agree to show it.',
    );
  }
  return { json: views, xml: requestsXml(views) };
}

async function find(
  ctx: Ctx,
  { request, query, wish }: { request: RawCall['request']; query: Record<string, unknown>; wish: ListWish },
): Promise<Open311Request[]> {
  await checkJurisdiction(ctx, query.jurisdiction_id);
  const caller = await callerOf(ctx, request, typeof query.api_key === 'string' ? query.api_key : null);
  const found = await publicRequests(ctx, { ...wish, ownSystem: caller && systemOf(caller), limit: MOST });
  const nameOf = await serviceNames(ctx);
  const { byId } = await unitsInMemory(ctx);
  return found.map((each) =>
    viewOf(each, {
      name: nameOf(each.category),
      agency: each.leadId === null ? null : (byId.get(each.leadId)?.name ?? null),
      timezone: ctx.platform.timezone,
    }),
  );
}

function viewOf(
  request: PublicRequest,
  { name, agency, timezone }: { name: string; agency: string | null; timezone: string },
): Open311Request {
  const time = (at: Date): string => w3cTime(at, timezone);
  return {
    service_request_id: request.number,
    status: request.open ? 'open' : 'closed',
    status_notes: request.publicText && redact(request.publicText),
    service_name: name,
    service_code: request.category ?? '',
    // The reporter's own words are for those they agreed to show them to.
    description: request.public ? redact(request.content).slice(0, 4000) : null,
    agency_responsible: agency,
    service_notice: null,
    requested_datetime: time(request.createdAt),
    updated_datetime: time(request.closedAt ?? request.updatedAt),
    expected_datetime: request.dueAt && time(request.dueAt),
    address: request.address ? redact(request.address) : null,
    address_id: null,
    zipcode: null,
    lat: request.lat,
    long: request.lon,
    media_url: null,
  };
}

/** A query code is the token of its request; guessing is slowed down as everywhere. */
export async function getToken({ request, read }: RawCall): Promise<Open311Answer> {
  const { token } = request.params as { token: string };
  const query = request.query as Record<string, unknown>;
  const number = await read(async (ctx) => {
    await checkJurisdiction(ctx, query.jurisdiction_id);
    return (await seeProgress(ctx, token)).number;
  });
  const answer = [{ service_request_id: number, token }];
  return { json: answer, xml: requestsXml(answer) };
}
