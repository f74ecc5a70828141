import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { hashPassword, isOutdated, verifyPassword } from './password-hash.ts';

test('a password opens its own hash only, and its hash tells its strength', async () => {
  const stored = await hashPassword('清晨的公交车 7 路');
  expect(stored).toMatch(/^\$scrypt\$ln=15,r=8,p=1\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(await hashPassword('清晨的公交车 7 路')).not.toBe(stored);
  expect(await verifyPassword('清晨的公交车 7 路', stored)).toBe(true);
  expect(await verifyPassword('清晨的公交车 ７ 路', stored)).toBe(true);
  expect(await verifyPassword('清晨的公交车 8 路', stored)).toBe(false);
  expect(await verifyPassword('', stored)).toBe(false);
  expect(isOutdated(stored)).toBe(false);
});

test('nothing opens what is no hash', async () => {
  for (const stored of [
    null,
    '',
    'plain',
    '$scrypt$ln=15,r=8,p=1$$',
    '$scrypt$ln=15,r=8,p=1$!$!',
    '$scrypt$ln=0,r=8,p=1$AAAA$AAAA',
    '$2b$10$abcdefghijklmnopqrstuv',
  ]) {
    expect(await verifyPassword('anything', stored), String(stored)).toBe(false);
  }
});

test('a weaker hash still opens and is known to be outdated', async () => {
  const salt = Buffer.alloc(16);
  const weak = scryptSync('correct horse', salt, 32, { N: 1024, r: 8, p: 1 });
  const stored = `$scrypt$ln=10,r=8,p=1$${salt.toString('base64')}$${weak.toString('base64')}`;
  expect(await verifyPassword('correct horse', stored)).toBe(true);
  expect(await verifyPassword('wrong horse', stored)).toBe(false);
  expect(isOutdated(stored)).toBe(true);
});

test('many at once are worked off, none is lost', async () => {
  const stored = await hashPassword('clever elephants');
  const answers = await Promise.all(
    Array.from({ length: 12 }, (_, i) => verifyPassword(i % 3 ? 'no' : 'clever elephants', stored)),
  );
  expect(answers.filter(Boolean)).toHaveLength(4);
});
