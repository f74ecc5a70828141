/** What a row of digits tells of a person. Identity numbers: GB 11643; card numbers: Luhn (ISO/IEC 7812). */
export type NumberKind = 'phone' | 'identity' | 'card' | 'number';

const MEASURE = /^\s*(?:元|块|万|亿|千|人|户|次|件|个|米|平|公|吨|斤|株|棵|盏|份|%|K?M\b)/;

/** What so many digits are, if anything; `whole`: they stand in one piece, `after`: what follows them. */
export function kindOfNumber(digits: string, whole: boolean, after: string): NumberKind | null {
  if (digits.length < 7) return null;
  if (isIdentity(digits)) return 'identity';
  if (/^[3-69]\d{15,18}$/.test(digits) && luhn(digits)) return 'card';
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)) return 'phone';
  if (/^(?:(?:00)?860?|0)(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}$/.test(digits)) return 'phone';
  // A number of the town itself: one piece, no amount, no day.
  if (!whole || MEASURE.test(after)) return null;
  if (/^[2-8]\d{6,7}$/.test(digits) && !isDay(digits)) return 'phone';
  return /^\d{9,}$/.test(digits) ? 'number' : null;
}

const regions = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The check digit of the first 17 of an identity number. */
export const identityCheck = (first17: string): string =>
  '10X98765432'.charAt(weights.reduce((sum, weight, i) => sum + weight * Number(first17[i]), 0) % 11);

/** Region and birthday are right; a wrong check digit is a slip of the hand, and what was meant is still somebody's. */
function isIdentity(digits: string): boolean {
  if (!regions.has(digits.slice(0, 2))) return false;
  if (/^\d{15}$/.test(digits)) return isDay(`19${digits.slice(6, 12)}`);
  if (!/^\d{17}[\dX]$/.test(digits)) return false;
  return isDay(digits.slice(6, 14)) || identityCheck(digits.slice(0, 17)) === digits[17];
}

function isDay(text: string): boolean {
  const parts = /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (!parts) return false;
  const [, year = '', month = '', day = ''] = parts;
  return +month >= 1 && +month <= 12 && +day >= 1 && +day <= new Date(Date.UTC(+year, +month, 0)).getUTCDate();
}

/** The check of ISO/IEC 7812: every second digit doubled, the sum divisible by ten. */
function luhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const doubled = i % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
