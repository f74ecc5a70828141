import type { FastifyError } from 'fastify';
import { AppError, statusOf } from '../../kernel/errors.ts';
import { isConnectionLoss } from '../database/database.ts';
import type { Language } from '../context.ts';

/** RFC 9457. `code` is stable for programs, `detail` is for the person, `errors` names the fields at fault. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  /** Number of the call, to be told to an administrator. */
  instance: string;
  errors?: { field: string; detail: string }[];
  details?: Record<string, unknown>;
}

const titles: Record<number, Record<Language, string>> = {
  400: { zh: '请求无法读懂', en: 'The request could not be read' },
  401: { zh: '请先登录', en: 'Please sign in' },
  403: { zh: '没有权限', en: 'Not permitted' },
  404: { zh: '没有找到', en: 'Not found' },
  409: { zh: '情况已变化', en: 'Things have changed' },
  410: { zh: '已经用过或已过期', en: 'Already used or expired' },
  413: { zh: '内容太大', en: 'Too large' },
  415: { zh: '格式不支持', en: 'Format not supported' },
  422: { zh: '填写有误', en: 'Something needs correcting' },
  429: { zh: '请稍后再试', en: 'Please try again later' },
  503: { zh: '服务暂时不可用', en: 'Temporarily unavailable' },
  500: { zh: '系统出错了', en: 'Something went wrong' },
};

/** What may be said about an error: ours in full, the framework's by its kind, anything else only by its number. */
export function toProblem(error: unknown, callId: string, lang: Language): Problem {
  if (error instanceof AppError) {
    return {
      ...head(statusOf[error.kind], error.code, callId, lang),
      detail: error.text[lang],
      details: error.details,
    };
  }
  const framework = error as Partial<FastifyError>;
  // An address with something in it that cannot be an id is the address of nothing.
  if (framework.validation && framework.validationContext === 'params')
    return { ...head(404, 'not-found', callId, lang), detail: noSuchAddress[lang] };
  if (framework.validation) {
    const errors = framework.validation.map((each) => ({
      field: fieldOf(each.instancePath, each.params),
      detail: lang === 'zh' ? chinese(each.keyword, each.params) : `${each.message ?? 'is not valid'}`,
    }));
    const detail = errors
      .map((each) => `${each.field}${lang === 'zh' ? '' : ' '}${each.detail}`)
      .join(lang === 'zh' ? '；' : '; ');
    return { ...head(422, 'validation', callId, lang), detail, errors };
  }
  if (isConnectionLoss(error)) {
    const detail =
      lang === 'zh'
        ? '数据库正在恢复，请几秒后重试，已填写的内容不会丢失。'
        : 'The database is recovering. Try again in a few seconds; nothing you typed is lost.';
    return { ...head(503, 'database-unavailable', callId, lang), detail };
  }
  if (isUnkeepable(error)) return { ...head(422, 'value-out-of-range', callId, lang), detail: outOfRange[lang] };
  const status =
    typeof framework.statusCode === 'number' && framework.statusCode >= 400 && framework.statusCode < 500
      ? framework.statusCode
      : 500;
  const known = status < 500 ? clientFaults[status] : undefined;
  return { ...head(status, known ? `http-${status}` : 'internal', callId, lang), detail: (known ?? internal)[lang] };
}

/**
 * A number, an instant or a character that came in and that the database has no room for (its error class 22). Numbers
 * from 1e21 on are written with an exponent, which it does not even read as a whole number.
 */
const isUnkeepable = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false;
  const code = String((error as { code?: unknown }).code);
  return (
    /^22(003|007|008|021|P05)$/.test(code) ||
    (code === '22P02' && /integer|bigint|smallint/.test(error.message) && /e\+\d+"/.test(error.message))
  );
};
const outOfRange: Record<Language, string> = {
  zh: '有一项数值、日期或字符超出了可保存的范围，请检查后重试。',
  en: 'A number, a date or a character is out of the range that can be kept. Check it and try again.',
};

const noSuchAddress: Record<Language, string> = {
  zh: '没有找到：这个地址不完整或写错了。请返回列表，从列表里重新打开。',
  en: 'Not found: this address is incomplete or mistyped. Go back to the list and open it from there.',
};

const internal: Record<Language, string> = {
  zh: '系统没能完成这一步，您的内容没有丢失。请重试；仍不行请把编号告诉管理员。',
  en: 'The system could not finish this step; nothing you typed is lost. Try again, or give the number to an administrator.',
};
const clientFaults: Record<number, Record<Language, string>> = {
  400: { zh: '内容格式不对，请刷新页面后再试。', en: 'The content is malformed. Reload the page and try again.' },
  404: { zh: '这个地址不存在。', en: 'There is nothing at this address.' },
  413: { zh: '内容太大，请减少照片或缩短文字。', en: 'Too large: use fewer photos or shorter text.' },
  415: { zh: '不支持这种格式。', en: 'This format is not supported.' },
};

function head(status: number, code: string, callId: string, lang: Language): Omit<Problem, 'detail'> {
  return {
    type: `urn:huying:problem:${code}`,
    title: (titles[status] ?? titles[500]!)[lang],
    status,
    code,
    instance: callId,
  };
}

function fieldOf(path: string, params: Record<string, unknown>): string {
  const missing = params.missingProperty ?? params.additionalProperty;
  const inner = path.replace(/^\//, '').replaceAll('/', '.');
  return missing ? [inner, String(missing)].filter(Boolean).join('.') : inner || 'body';
}

function chinese(keyword: string, params: Record<string, unknown>): string {
  switch (keyword) {
    case 'required':
      return '必须填写';
    case 'minLength':
      return `至少 ${String(params.limit)} 个字`;
    case 'maxLength':
      return `最多 ${String(params.limit)} 个字`;
    case 'additionalProperties':
      return '是不认识的字段，请去掉';
    case 'enum':
    case 'const':
    case 'anyOf':
      return '不在可选范围内';
    case 'minimum':
    case 'maximum':
      return `应${String(params.comparison) === '>=' ? '不小于' : '不大于'} ${String(params.limit)}`;
    case 'minItems':
      return `至少 ${String(params.limit)} 项`;
    case 'maxItems':
      return `最多 ${String(params.limit)} 项`;
    default:
      return '格式不对';
  }
}
