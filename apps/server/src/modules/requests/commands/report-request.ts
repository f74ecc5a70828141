import type { Ctx } from '../../../platform/context.ts';
import { countTry, tooMany } from '../../../platform/throttle.ts';
import { giveConsents } from '../../accounts/index.ts';
import { facilityOfCode } from '../../facilities/index.ts';
import { attachFiles } from '../../files/index.ts';
import { placeChainInMemory, placeOfCode } from '../../territory/index.ts';
import type { Diversion } from '../contract-registers.ts';
import type { ReportBody } from '../contract-resident.ts';
import type { Route } from '../domain/diversions.ts';
import type { Step } from '../domain/request.ts';
import { adviceFor, diversionView } from '../queries/diversions.ts';
import { requestSettings } from '../queries/settings.ts';
import { applySteps } from './apply-steps.ts';
import { type Intake, type Received, receiveRequest } from './new-request.ts';

export interface ReportReceipt {
  number: string;
  queryCode: string;
  acceptBy: string | null;
  next: { zh: string; en: string };
  advice: Diversion[];
}

/** A resident reports, without an account. Throws too-many (reports-too-many) over the hourly number of one address. */
export async function reportRequest(ctx: Ctx, body: ReportBody): Promise<ReportReceipt> {
  await notTooMany(ctx, 'report');
  const received = await receiveRequest(ctx, {
    content: body.content,
    source: 'app',
    ...(await placeSaid(ctx, body)),
    reporter: { name: body.name, phone: body.phone },
    confidential: body.confidential,
    publish: body.consents?.includes('publish-result'),
  });
  if (body.photos?.length) await attachFiles(ctx, received.matter.id, body.photos);
  if (body.consents?.length) await giveConsents(ctx, received.matter.id, body.consents);
  const advice = await tellWhereToTurn(ctx, received, body.content);
  return {
    number: received.matter.number,
    queryCode: received.queryCode,
    acceptBy: received.matter.dueAt?.toISOString() ?? null,
    next: {
      zh: '社区会先看您反映的问题，再派给负责的单位。凭查询码随时可以看到谁在办、办到哪、什么时候办完。',
      en: 'The community reads it first and sends it to the unit in charge. With your query code you can always see who is dealing with it, how far it is, and by when.',
    },
    advice: advice.map(diversionView),
  };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Where the report says it is. A code that was scanned without a network, or sent before it was looked up, stands for a
 * grid of today or for a facility; one that is neither stays in the address, for whoever reads it.
 */
async function placeSaid(
  ctx: Ctx,
  { address, placeId, lon, lat, facilityId, placeCode: code }: ReportBody,
): Promise<Pick<Intake, 'address' | 'placeId' | 'lon' | 'lat' | 'facilityId'>> {
  if (code === undefined || placeId !== undefined || lon !== undefined || facilityId !== undefined)
    return { address, placeId, lon, lat, facilityId };
  const [place] = UUID.test(code) ? await placeChainInMemory(ctx, code) : [await placeOfCode(ctx, code)];
  if (place) return { address, placeId: place.id };
  const facility = await facilityOfCode(ctx, code);
  return facility ? { address, facilityId: facility.id } : { address: `二维码 ${code} ${address ?? ''}`.trim() };
}

/** Told at once and logged; the report goes its way all the same. */
async function tellWhereToTurn(ctx: Ctx, received: Received, content: string): Promise<Route[]> {
  const routes = await adviceFor(ctx, content);
  if (routes.length === 0) return [];
  const at = ctx.now.toISOString();
  const diversions = routes.map(({ code }) => ({ route: code, at, byWords: true }));
  const step: Step = {
    action: 'divert',
    own: { diversions },
    data: { routes: routes.map(({ code }) => code), byWords: true },
  };
  await applySteps(ctx, received, [step], received.rules);
  return routes;
}

/** Throttles anonymous calls by address, kindly: the hotline is always there. */
export async function notTooMany(ctx: Ctx, what: string): Promise<void> {
  const { reportsPerHour } = await requestSettings(ctx);
  const bucket = ctx.platform.keys.lookup('address', ctx.address).toString('base64url').slice(0, 22);
  const tries = await countTry(ctx.tx, `${what}:${bucket}`, 60, ctx.now);
  if (tries > reportsPerHour) {
    throw tooMany(
      'reports-too-many',
      '这个网络一小时内提交太多了，请稍后再试；着急的事请直接拨打 12345。您写的内容仍保留在手机上。',
      'Too many reports from this network within the hour. Try again later, or call 12345 if it is urgent; what you wrote is kept on your phone.',
      600,
    );
  }
}
