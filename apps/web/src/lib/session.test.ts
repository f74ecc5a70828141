import { expect, test, vi } from 'vitest';
import { isSignedIn, mayUse, residentsAddress, type Session, session } from './session.ts';

const nobody: Session = {
  tenant: { id: 1, code: 'anhe', name: '安和区', hotline: '12345' },
  person: null,
  posts: [],
  activePost: null,
  permissions: ['request.dispatch'],
  mustChangePassword: false,
  setupNeeded: false,
};

test('a session without a person is nobody', () => {
  expect([undefined, nobody].map(isSignedIn)).toEqual([false, false]);
  expect(isSignedIn({ ...nobody, person: { id: 'a', name: '林岚', username: 'linlan' } })).toBe(true);
});

test('menus follow the permissions of the active post', () => {
  expect(['request.dispatch', 'list.publish', undefined].map((each) => mayUse(nobody, each))).toEqual([
    true,
    false,
    true,
  ]);
});

test('links for residents lead to where they open the system, not to where staff did', () => {
  vi.stubGlobal('location', { origin: 'http://10.0.0.5:8080' });
  expect(residentsAddress('/r/rate')).toBe('http://10.0.0.5:8080/r/rate');
  session.set({ ...nobody, publicUrl: 'https://huying.example' });
  expect(residentsAddress('/r/rate')).toBe('https://huying.example/r/rate');
  session.set(undefined);
  vi.unstubAllGlobals();
});
