import { expect, test } from 'vitest';
import { moneyText } from './money.ts';

test('an amount shows fen only where there are any', () => {
  const texts = ['193400.00', '125000.50', '0.00'].map((amount) => moneyText(amount, 'zh-CN'));
  expect(texts).toEqual(['193,400', '125,000.50', '0']);
});
