import { language } from './language.ts';

export interface FieldFault {
  field: string;
  detail: string;
}

interface Problem {
  title: string;
  detail: string;
  code: string;
  instance: string;
  errors: FieldFault[];
  details: Record<string, unknown>;
}

/**
 * A call that did not succeed, in words for the person. `status` 0 means that no answer came.
 * `code` is stable; `fields` names the inputs at fault; `details.current` holds the newer version after a 409.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly fields: FieldFault[];
  readonly details: Record<string, unknown>;
  /** Number of the call in the server's log, worth telling an administrator. */
  readonly callId: string;

  constructor(status: number, problem: Problem) {
    super(problem.detail || problem.title);
    this.status = status;
    this.code = problem.code;
    this.title = problem.title;
    this.fields = problem.errors;
    this.details = problem.details;
    this.callId = problem.instance;
  }

  /** What somebody else has saved meanwhile, when the server refused an outdated change. */
  get current(): unknown {
    return this.status === 409 ? this.details.current : undefined;
  }

  /** No answer came, or the server is briefly away: the same call may be sent again later. */
  get isOffline(): boolean {
    return this.status === 0 || this.status === 502 || this.status === 503 || this.status === 504;
  }

  fieldFault(field: string): string | undefined {
    return this.fields.find((fault) => fault.field === field)?.detail;
  }
}

type Kind = 'offline' | 'slow' | 'unreadable';
const own: Record<Kind, Record<'zh-CN' | 'en', [title: string, detail: string]>> = {
  offline: {
    'zh-CN': ['网络没有连上', '网络没有连上，已填写的内容还在。请检查网络后重试。'],
    en: ['No connection', 'There is no connection. What you typed is kept. Check the network and try again.'],
  },
  slow: {
    'zh-CN': ['等得太久了', '服务器很久没有回应，已填写的内容还在。请稍后重试。'],
    en: ['No answer', 'The server did not answer in time. What you typed is kept. Please try again.'],
  },
  unreadable: {
    'zh-CN': ['系统出错了', '系统没能完成这一步，已填写的内容还在。请重试；仍不行请拨打 12345 或告诉管理员。'],
    en: ['Something went wrong', 'The system could not finish this step. What you typed is kept. Please try again.'],
  },
};

/** An error of the way there (no network, no answer in time, an answer that is not ours), in the page's language. */
export function transportError(kind: Kind, status = 0): ApiError {
  const [title, detail] = own[kind][language.get()];
  return new ApiError(status, { title, detail, code: kind, instance: '', errors: [], details: {} });
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads problem+json; anything else (a proxy's HTML page) becomes a plain sentence, never shown raw. */
export function toApiError(status: number, body: string): ApiError {
  let problem: unknown;
  try {
    problem = JSON.parse(body);
  } catch {
    problem = null;
  }
  if (!isRecord(problem) || typeof problem.code !== 'string') return transportError('unreadable', status);
  const errors = (Array.isArray(problem.errors) ? problem.errors : [])
    .filter(isRecord)
    .map((fault) => ({ field: text(fault.field), detail: text(fault.detail) }));
  return new ApiError(status, {
    title: text(problem.title),
    detail: text(problem.detail),
    code: problem.code,
    instance: text(problem.instance),
    errors,
    details: isRecord(problem.details) ? problem.details : {},
  });
}

/** The sentence to show for any thrown thing. */
export const errorText = (error: unknown): string =>
  error instanceof ApiError ? error.message : transportError('unreadable').message;
