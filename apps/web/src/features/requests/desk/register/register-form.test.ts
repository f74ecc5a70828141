import { expect, test } from 'vitest';
import { emptyRegister, registerBody, registerFault } from './register-form.ts';

const draft = { ...emptyRegister, content: ' 路灯不亮 ' };

test('only what was filled in is sent, trimmed', () => {
  expect(registerBody(draft, [])).toEqual({ content: '路灯不亮', source: 'phone' });
  expect(registerBody({ ...draft, name: '王女士', phone: ' 0952-2010001 ', confidential: true }, ['f1'])).toEqual({
    content: '路灯不亮',
    source: 'phone',
    reporter: { name: '王女士', phone: '0952-2010001' },
    confidential: true,
    files: ['f1'],
  });
});

test('a spot on the map goes before a place by name', () => {
  const both = { ...draft, placeId: 'grid', spot: [106.123456789, 39.1] as [number, number] };
  expect(registerBody(both, [])).toMatchObject({ lon: 106.12346, lat: 39.1 });
  expect(registerBody(both, [])).not.toHaveProperty('placeId');
});

test('what is missing or wrong is named', () => {
  expect(registerFault(draft)).toBeNull();
  expect(registerFault({ ...draft, content: '灯' })).toBe('contentMissing');
  expect(registerFault({ ...draft, phone: '打我微信' })).toBe('telWrong');
});
