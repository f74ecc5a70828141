import { expect, test } from 'vitest';
import { isHarmless } from './harmless.ts';

const seen = {
  state: 'handling',
  holderId: 'u1',
  category: 'lamp',
  urgency: 'normal' as const,
  log: [{ kind: 'request.registered' }],
};
const after = (...kinds: string[]) => ({ ...seen, log: [...seen.log, ...kinds.map((kind) => ({ kind }))] });

test('only what a decision does not rest on is passed over in silence', () => {
  expect(isHarmless(seen, after('request.reporter-revealed', 'request.limit-warned'))).toBe(true);
  expect(isHarmless(seen, after('request.limit-warned', 'request.supplemented'))).toBe(false);
  expect(isHarmless(seen, { ...after('request.limit-warned'), urgency: 'urgent' })).toBe(false);
  expect(isHarmless(seen, seen)).toBe(false);
});
