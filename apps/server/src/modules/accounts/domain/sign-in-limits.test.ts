import { expect, test } from 'vitest';
import { addressGroup } from './sign-in-limits.ts';

test('an IPv4 address stands for itself, an IPv6 one for its /64', () => {
  for (const [address, group] of [
    ['203.0.113.9', '203.0.113.9'],
    ['::ffff:203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8:1:2::1', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['', ''],
  ]) {
    expect(addressGroup(address as string), address).toBe(group);
  }
});
