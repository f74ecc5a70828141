import type { Language } from './language.ts';

/** An amount as the server writes it ('193400.00') as people write it: 193,400; fen only where there are any. */
export function moneyText(amount: string, lang: Language): string {
  const value = Number(amount);
  const fen = Number.isInteger(value) ? 0 : 2;
  return new Intl.NumberFormat(lang, { minimumFractionDigits: fen, maximumFractionDigits: fen }).format(value);
}
