import { AppError, forbidden } from '../../../kernel/errors.ts';
import { holds } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { violated } from '../../../platform/database/database.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { currentLists } from '../../lists/index.ts';
import { findImported, notTooMany, receiveRequest } from '../../requests/index.ts';
import { type Form, readReport, type Report } from '../domain/open311-input.ts';
import { requestsXml } from '../domain/open311-view.ts';
import { type Caller, callerOf, checkJurisdiction, type Open311Answer, systemOf } from '../queries/open311-answer.ts';
import { unknownService } from '../queries/open311-services.ts';
import { open311Settings } from '../queries/open311-settings.ts';

/** Takes a report of another system. The same Idempotency-Key again gives the first number again. */
export async function createPublic(call: RawCall): Promise<Open311Answer> {
  const { request, inTransaction } = call;
  const form = new URLSearchParams(typeof request.body === 'string' ? request.body : '');
  const key = String(request.headers['idempotency-key'] ?? '').slice(0, 200);
  const take = (): Promise<Created> => inTransaction((ctx) => create(ctx, request, form, key));
  const made = await take().catch((error: unknown) => {
    // Two at once with one key: the second finds what the first has made.
    if (violated(error) === 'requests_source') return take();
    throw error;
  });
  const answer = [{ service_request_id: made.number, service_notice: made.notice, account_id: null }];
  return { json: answer, xml: requestsXml(answer) };
}

interface Created {
  number: string;
  notice: string | null;
}

async function create(ctx: Ctx, request: RawCall['request'], form: Form, key: string): Promise<Created> {
  const caller = await callerOf(ctx, request, form.get('api_key'));
  await mayReport(ctx, caller);
  const query = request.query as { jurisdiction_id?: unknown } | undefined;
  await checkJurisdiction(ctx, form.get('jurisdiction_id') ?? query?.jurisdiction_id);
  const report = readReport(form);
  const category = (await currentLists(ctx.tx)).category.items.find((item) => item.code === report.serviceCode);
  if (!category?.active) throw unknownService();
  const sourceSystem = systemOf(caller);
  const sourceNumber = key === '' ? undefined : key;
  if (sourceNumber !== undefined) {
    const source = { sourceSystem, sourceNumber };
    const before = (await findImported(ctx, [source]))(source);
    if (before) return { number: before.number, notice: null };
  }
  const received = await receiveRequest(ctx, {
    content: contentOf(report, category.name),
    source: 'open311',
    category: category.code,
    address: report.address,
    ...(report.lon !== undefined && { lon: report.lon, lat: report.lat }),
    reporter: { name: report.name, phone: report.phone },
    sourceSystem,
    ...(sourceNumber !== undefined && { sourceNumber }),
    publish: report.attributes.publish === 'yes',
  });
  return { number: received.matter.number, notice: noticeOf(ctx, received.queryCode) };
}

async function mayReport(ctx: Ctx, caller: Caller | null): Promise<void> {
  if (caller) {
    if (!holds(caller.actor, 'request.register')) throw forbidden();
    return;
  }
  const { anonymous } = await open311Settings(ctx.tx);
  if (!anonymous) {
    throw new AppError('forbidden', 'api-key-needed', {
      zh: '提交诉求需要 api_key，请向系统管理员申请；居民请直接使用本系统的反映页面。',
      en: 'An api_key is needed to report. Ask the system administrator for one; residents use the pages of this system.',
    });
  }
  await notTooMany(ctx, 'report');
}

/** What has no column of its own stays in words. */
const contentOf = (report: Report, service: string): string =>
  [
    report.description || service,
    ...Object.entries(report.attributes).flatMap(([code, words]) => (code === 'publish' ? [] : [`${code}：${words}`])),
    ...(report.mediaUrl ? [`附件链接：${report.mediaUrl}`] : []),
  ].join('\n');

const noticeOf = ({ lang, platform }: Ctx, code: string): string =>
  lang === 'zh'
    ? `已收到。查询码 ${code}，凭它可在 ${platform.publicUrl} 查看谁在办、办到哪。`
    : `Received. Query code ${code}: with it you can see at ${platform.publicUrl} who is dealing with it and how far it is.`;
