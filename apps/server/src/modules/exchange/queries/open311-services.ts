import { notFound } from '../../../kernel/errors.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { RawCall } from '../../../platform/http/route.ts';
import { currentLists, publicCategories } from '../../lists/index.ts';
import {
  definitionXml,
  type Discovery,
  discoveryXml,
  type Open311Attribute,
  type Open311Service,
  servicesXml,
} from '../domain/open311-view.ts';
import { checkJurisdiction, type Open311Answer, w3cTime } from './open311-answer.ts';
import { open311Settings } from './open311-settings.ts';

const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2';
/** When the form of these answers last changed. */
const CHANGESET = new Date('2026-11-21T00:00:00Z');

export async function discover({ read }: RawCall): Promise<Open311Answer> {
  const { contact, publicUrl, timezone, lang } = await read(async ({ tx, platform, lang }) => ({
    ...(await open311Settings(tx)),
    publicUrl: platform.publicUrl,
    timezone: platform.timezone,
    lang,
  }));
  const changeset = w3cTime(CHANGESET, timezone);
  const answer: Discovery = {
    changeset,
    contact: contact || (lang === 'zh' ? '请与区调度中心联系。' : 'Contact the dispatch centre of the district.'),
    key_service:
      lang === 'zh' ? '接口密钥由本系统的系统管理员发放。' : 'Keys are handed out by the system administrator.',
    endpoints: [
      {
        specification: SPECIFICATION,
        url: `${publicUrl}/open311/v2`,
        changeset,
        type: 'production',
        formats: ['text/xml', 'application/json'],
      },
    ],
  };
  return { json: answer, xml: discoveryXml(answer) };
}

export async function listServices({ request, read }: RawCall): Promise<Open311Answer> {
  const services = await read(async (ctx) => {
    await checkJurisdiction(ctx, (request.query as Record<string, unknown>).jurisdiction_id);
    return servicesOf(ctx);
  });
  return { json: services, xml: servicesXml(services) };
}

/** The leaves of the category list in force. */
async function servicesOf({ tx, lang }: Ctx): Promise<Open311Service[]> {
  const { items } = (await currentLists(tx)).category;
  return publicCategories(items).map((category) => ({
    service_code: category.code,
    metadata: true,
    type: 'realtime',
    keywords: category.keywords.join(','),
    group: category.group,
    service_name: (lang === 'en' && category.nameEn) || category.name,
    description: category.nextSteps,
  }));
}

/** The name of a category for strangers; ours for those no longer in the list. */
export async function serviceNames({ tx, lang }: Ctx): Promise<(code: string | null) => string> {
  const byCode = new Map((await currentLists(tx)).category.items.map((item) => [item.code, item]));
  return (code) => {
    const item = code === null ? undefined : byCode.get(code);
    if (!item) return code ?? (lang === 'zh' ? '未分类' : 'Not classified yet');
    return (lang === 'en' && item.nameEn) || item.name;
  };
}

/** Asked of every report: it is shown to others only when its reporter says so. */
const publish = (lang: 'zh' | 'en'): Open311Attribute => ({
  variable: true,
  code: 'publish',
  datatype: 'singlevaluelist',
  required: false,
  datatype_description: lang === 'zh' ? '选择一项' : 'Choose one',
  order: 1,
  description:
    lang === 'zh'
      ? '是否同意公开这件诉求的内容和办理情况（不含联系方式）'
      : 'May the request and how it is dealt with be shown in public (never the contact)?',
  values:
    lang === 'zh'
      ? [
          { key: 'yes', name: '同意公开' },
          { key: 'no', name: '不公开' },
        ]
      : [
          { key: 'yes', name: 'Yes' },
          { key: 'no', name: 'No' },
        ],
});

export async function getService({ request, read }: RawCall): Promise<Open311Answer> {
  const { code } = request.params as { code: string };
  const definition = await read(async (ctx) => {
    await checkJurisdiction(ctx, (request.query as Record<string, unknown>).jurisdiction_id);
    const { items } = (await currentLists(ctx.tx)).category;
    if (!items.some((item) => item.code === code && item.active)) throw unknownService();
    return { service_code: code, attributes: [publish(ctx.lang)] };
  });
  return { json: definition, xml: definitionXml(definition) };
}

export const unknownService = (): Error =>
  notFound('没有这个 service_code，请查看 services。', 'The service_code was not found: see services.');
