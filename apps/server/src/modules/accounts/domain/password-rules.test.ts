import { expect, test } from 'vitest';
import { checkPassword } from './password-rules.ts';

const refusal = (password: string, username = 'lihua'): string | null => {
  try {
    checkPassword(password, username);
    return null;
  } catch (error) {
    return String(error);
  }
};

test('long enough, not the name, not the commonest', () => {
  for (const good of [
    '清晨的公交车第七路上人不多',
    'correct horse battery',
    'Tr0ub4dor&3x',
    'a1b2c3d4e5',
    'LI-hua-2026-ok',
  ]) {
    expect(refusal(good), good).toBeNull();
  }
  for (const short of ['', 'a', '123456789', '九个字的密码不够长'])
    expect(refusal(short), short).toMatch(/at least 10/);
  for (const named of ['lihua12345678', 'my-LiHua-pass', 'xxLIHUAxxxx'])
    expect(refusal(named), named).toMatch(/user name/);
  for (const common of [
    '1234567890',
    '0123456789',
    '9876543210',
    '3456789012',
    'aaaaaaaaaa',
    '1212121212',
    'abcabcabcabc',
    'abcdefghij',
    'Password123',
    'password123!',
    'QWERTYUIOP',
    'admin123456',
    'woaini1314',
    'huying123456',
  ]) {
    expect(refusal(common), common).toMatch(/commonest/);
  }
});

test('characters are counted, not bytes or halves of them', () => {
  expect(refusal('😀😁😂🤣😃😄😅😆😉')).toMatch(/at least 10/);
  expect(refusal('😀😁😂🤣😃😄😅😆😉😊!')).toBeNull();
});

test('a user name of two letters is too short to look for', () => {
  expect(refusal('a liking for tea', 'li')).toBeNull();
});
