import { invalid } from '../../../kernel/errors.ts';

/** A Chinese mobile or land line number as digits, with + for foreign ones. Throws invalid `phone-malformed`. */
export function normalPhone(typed: string): string {
  const digits = typed
    .normalize('NFKC')
    .replace(/[\s()\-–—.]/g, '')
    .replace(/^(\+86|0086)(?=1\d{10}$)/, '');
  const known =
    /^1[3-9]\d{9}$/.test(digits) ||
    /^0\d{2,3}\d{7,8}$/.test(digits) ||
    /^[2-9]\d{6,7}$/.test(digits) ||
    /^400\d{7}$/.test(digits) ||
    /^\+\d{7,15}$/.test(digits);
  if (!known) {
    throw invalid(
      'phone-malformed',
      '电话号码好像不对，请核对；也可以不填。',
      'The phone number does not look right. Check it, or leave it empty.',
      { field: 'phone' },
    );
  }
  return digits;
}

/** The same for what comes from elsewhere, where a number that is none is no error. */
export function phoneOrNull(typed: string | undefined): string | null {
  try {
    return typed?.trim() ? normalPhone(typed) : null;
  } catch {
    return null;
  }
}

/** 138****1234: enough to recognise one's own, too little to call. */
export const maskPhone = (phone: string): string =>
  phone.length >= 7 ? `${phone.slice(0, 3)}****${phone.slice(-4)}` : '****';
export const maskName = (name: string): string => `${[...name][0] ?? ''}**`;
