import { fieldWords, type ImportField, sharedFields } from './import-fields.ts';

export type Mapping = (ImportField | null)[];

/** What columns are called in the tables of hotlines, message boards and city platforms; as `plainTitle` writes them. */
const synonyms: Record<Exclude<ImportField, 'extra'>, string> = {
  number:
    '来源编号 编号 诉求编号 工单编号 工单号 留言编号 受理编号 案件编号 事件编号 任务编号 流水号 单号 事项编号 id recid caseid caseenquiryid servicerequestid requestid number ticketid',
  title: '标题 诉求标题 留言主题 主题 事项标题 工单标题 摘要 诉求简述 问题简述 casetitle title subject summary',
  content:
    '诉求内容 内容 留言详情 留言内容 详情 问题描述 事件描述 描述 诉求描述 反映内容 反映问题 具体内容 投诉内容 工单内容 content description details',
  madeAt:
    '登记时间 时间 留言时间 受理时间 受理日期 登记日期 诉求时间 来电时间 上报时间 创建时间 反映时间 提交时间 发生时间 投诉时间 日期 createdate createdat createddate opendt openeddate opentime requesteddatetime registeredat',
  address:
    '地址 地点 位置 诉求地址 发生地址 事发地点 事发地址 发生地点 详细地址 问题地址 location address incidentaddress',
  place:
    '所属网格 网格 所属社区 社区 村社区 村居 所属街道 街道 乡镇 街镇 乡镇街道 所属区划 区划 street community place grid',
  lon: '经度 lon lng long longitude',
  lat: '纬度 lat latitude',
  category:
    '类别 分类 一级标签 二级标签 三级标签 一级分类 二级分类 三级分类 四级分类 诉求类别 诉求分类 诉求类型 问题类型 事件类型 问题分类 事项分类 类型 标签 大类 小类 category type reason eventtype maintype subtype servicename subject',
  urgency: '紧急程度 缓急程度 缓急 优先级 urgency priority',
  source: '来源 诉求来源 渠道 来源渠道 受理渠道 受理方式 source channel',
  name: '诉求人 留言人 留言用户 来电人 姓名 反映人 联系人 市民姓名 诉求人姓名 投诉人 举报人 reporter name',
  phone: '联系电话 电话 手机 手机号 手机号码 联系手机 来电号码 联系方式 诉求人电话 phone mobile',
  status: '状态 办理状态 工单状态 处理状态 诉求状态 办理进度 casestatus status achievestatus',
  unit: '承办单位 主办单位 责任单位 办理单位 处置单位 承办部门 主办部门 责任部门 disposeunit department unit agencyresponsible',
  dueAt: '办理时限 应办结时间 截止时间 办结期限 办结时限 到期时间 要求办结时间 targetdt duedate dueat expecteddatetime',
  closedAt: '办结时间 结案时间 答复时间 回复时间 完成时间 办结日期 结案日期 closeddt closeddate closedat',
  reply:
    '答复意见 答复内容 答复 回复内容 办理结果 处理结果 办理情况 办理意见 公开答复 closurereason resolution statusnotes reply',
};

/** A title without what people put around it: spaces, stars for "required", brackets with hints. */
export const plainTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[([【（].*?[)\]】）]/g, '')
    .replace(/[\s_\-*:：/、.]/g, '');

const meanings = new Map<string, ImportField[]>();
for (const [field, names] of Object.entries(synonyms) as [ImportField, string][]) {
  // Our own template is known too, in both languages.
  const { zh, en } = fieldWords[field];
  for (const name of new Set([...names.split(' '), plainTitle(zh), plainTitle(en)]))
    meanings.set(name, [...(meanings.get(name) ?? []), field]);
}

/** What each column probably means; a field that may stand only once goes to the first column of that name. */
export function guessMapping(header: readonly string[]): Mapping {
  const taken = new Set<ImportField>();
  return header.map((title) => {
    const fields = meanings.get(plainTitle(title)) ?? [];
    const field = fields.find((each) => sharedFields.includes(each) || !taken.has(each)) ?? null;
    if (field) taken.add(field);
    return field;
  });
}

/** What is wrong with a mapping a person has made; undefined when it can be used. */
export function mappingProblem(mapping: Mapping): { code: 'twice' | 'nothing'; field: ImportField } | undefined {
  const seen = new Set<ImportField>();
  for (const field of mapping) {
    if (field && seen.has(field) && !sharedFields.includes(field)) return { code: 'twice', field };
    if (field) seen.add(field);
  }
  return seen.has('content') || seen.has('title') || seen.has('category')
    ? undefined
    : { code: 'nothing', field: 'content' };
}
