import { type AppError, invalid } from '../../../kernel/errors.ts';

const SHORTEST = 10;

/** The commonest that are long enough, as people here type them; sequences and repeats are refused by rule. */
const common = new Set(
  (
    '1q2w3e4r5t q1w2e3r4t5 1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv 123qweasdzxc 1234qwerasdf qwer1234asdf asdfghjkl123 ' +
    'qwertyuiop qwerty12345 qwerty123456 zxcvbnm123 password12 password123 password1234 passw0rd123 p@ssw0rd123 ' +
    '123456789a a123456789 aa123456789 abc1234567 abc123456789 abcd123456 abcd1234567 qq123456789 wang123456 ' +
    'zhang123456 woaini1314 woaini5201314 woaini520520 5201314520 iloveyou123 iloveyou1314 zhongguo123 ' +
    'admin12345 admin123456 administrator administrator1 root123456 welcome123 letmein123 changeme123 test123456 ' +
    '1472583690 147258369a 1231231231 123123123123 123456123456 1122334455 11223344556677 1212121212 ' +
    'huying12345 huying123456 huying2026 shequ123456 wangge123456 jiedao123456'
  ).split(' '),
);

/** Throws `invalid` for a password that would be guessed; counts characters, not bytes. */
export function checkPassword(password: string, username: string): void {
  if ([...password].length < SHORTEST) {
    throw weak(
      `密码至少 ${SHORTEST} 个字符。可以用一句好记的话。`,
      `Use at least ${SHORTEST} characters, for example a sentence.`,
    );
  }
  const plain = password.toLowerCase();
  if (username.length >= 3 && plain.includes(username.toLowerCase())) {
    throw weak('密码里不能含有用户名，请换一个。', 'The password must not contain the user name. Choose another.');
  }
  if (common.has(plain.replace(/[!@#.。！]+$/, '')) || isRepeat(plain) || isSequence(plain)) {
    throw weak('这个密码太常见，容易被猜中，请换一个。', 'This password is among the commonest. Choose another.');
  }
}

/** The same one to four characters over and over: 'aaaaaaaaaa', '1212121212'. */
const isRepeat = (text: string): boolean => /^(.{1,4})\1+$/u.test(text);

/** Characters that follow one another, up or down: '0123456789', 'jihgfedcba'. */
function isSequence(text: string): boolean {
  const steps = Array.from(text, (letter) => letter.codePointAt(0) ?? 0).map(
    (code, i, all) => code - (all[i - 1] ?? code),
  );
  const digits = steps.slice(1).map((step) => (step === -9 ? 1 : step === 9 ? -1 : step));
  return digits.every((step) => step === 1) || digits.every((step) => step === -1);
}

const weak = (zh: string, en: string): AppError => invalid('password-weak', zh, en);
