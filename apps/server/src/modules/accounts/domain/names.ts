import { type AppError, invalid } from '../../../kernel/errors.ts';

/** A user name in the one form that is stored and looked up: full-width letters and capitals make no difference. */
export const normalUsername = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase();

/** Returns the stored form. Throws `invalid` when it has other than letters, digits and . _ @ - or is too short or long. */
export function checkUsername(typed: string): string {
  const username = normalUsername(typed);
  if (/^[\p{L}\p{N}._@-]{2,64}$/u.test(username)) return username;
  throw invalid(
    'username-malformed',
    '用户名须为 2 至 64 个字母、数字、汉字或 . _ @ -，不含空格。',
    'A user name has 2 to 64 letters, digits or . _ @ - and no spaces.',
  );
}

/** The digits of a telephone number as stored, the country's own code dropped; null when it is none. */
export function normalPhone(typed: string): string | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^(\+86|0086|86(?=1\d{10}$))/, '');
  return /^\d{3,13}$/.test(digits) ? digits : null;
}

/** As `normalPhone`, for what a form sends: null and '' mean none. Throws `invalid` for what is no number. */
export function checkPhone(typed: string | null): string | null {
  if (typed === null || typed.trim() === '') return null;
  const phone = normalPhone(typed);
  if (phone === null) throw phoneMalformed();
  return phone;
}

/** What those may see who may not see the number: enough to tell two people apart, too little to call. */
export function maskPhone(phone: string): string {
  if (phone.length >= 11) return `${phone.slice(0, 3)}****${phone.slice(-4)}`;
  return phone.length >= 7 ? `****${phone.slice(-3)}` : '****';
}

const phoneMalformed = (): AppError =>
  invalid(
    'phone-malformed',
    '电话号码应为 3 至 13 位数字，请检查。',
    'A phone number has 3 to 13 digits. Please check.',
  );
