import { expect, test } from 'vitest';
import { checkPhone, checkUsername, maskPhone, normalPhone } from './names.ts';

test('a user name is stored in one form, whatever keyboard it was typed on', () => {
  for (const [typed, stored] of [
    ['LiHua', 'lihua'],
    [' ｌｉｈｕａ１ ', 'lihua1'],
    ['李华', '李华'],
    ['li.hua_1@c-1', 'li.hua_1@c-1'],
  ]) {
    expect(checkUsername(typed as string)).toBe(stored);
  }
  for (const bad of ['a', '', 'li hua', 'li\u0000hua', 'li/hua', '<b>li</b>', 'a'.repeat(65)]) {
    expect(() => checkUsername(bad), bad).toThrow(/username-malformed/);
  }
});

test('a phone number is its digits, without the country code', () => {
  for (const [typed, stored] of [
    ['13800001234', '13800001234'],
    ['+86 138-0000-1234', '13800001234'],
    ['8613800001234', '13800001234'],
    ['0086 138 0000 1234', '13800001234'],
    ['(0952) 201 2345', '09522012345'],
    ['１３８００００１２３４', '13800001234'],
    ['8612345', '8612345'],
    ['61234', '61234'],
  ]) {
    expect(normalPhone(typed as string), typed).toBe(stored);
  }
  for (const bad of ['12', 'call me', '138 0000 123x', '1'.repeat(14), '+']) expect(normalPhone(bad), bad).toBeNull();
  expect(checkPhone(null)).toBeNull();
  expect(checkPhone('  ')).toBeNull();
  expect(() => checkPhone('call me')).toThrow(/phone-malformed/);
});

test('a masked number tells two people apart but cannot be called', () => {
  expect(maskPhone('13800001234')).toBe('138****1234');
  expect(maskPhone('09522012345')).toBe('095****2345');
  expect(maskPhone('2012345')).toBe('****345');
  expect(maskPhone('61234')).toBe('****');
});
