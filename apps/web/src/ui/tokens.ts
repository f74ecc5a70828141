/** Names of the colours in tokens.css; every theme defines all of them. */
export const colourNames = [
  'ground',
  'surface',
  'surface-2',
  'ink',
  'ink-2',
  'ink-3',
  'border',
  'border-strong',
  'accent',
  'accent-strong',
  'accent-soft',
  'on-accent',
  'danger',
  'danger-soft',
  'on-danger',
  'warning',
  'warning-soft',
  'warning-fill',
  'success',
  'success-soft',
  'focus',
  'shade',
] as const;
export type ColourName = (typeof colourNames)[number];

const lengthNames = [
  'text-sm',
  'text-md',
  'text-lg',
  'text-xl',
  'text-2xl',
  'radius-sm',
  'radius-md',
  'radius-lg',
  'target',
  'line',
] as const;
export type LengthName = (typeof lengthNames)[number];

export interface Tokens {
  colour: Record<ColourName, string>;
  /** In CSS pixels, type already multiplied by the person's own font size. */
  length: Record<LengthName, number>;
  font: string;
  fontCode: string;
}

/**
 * The values in force on this page, for what cannot read CSS: the desk's component theme, canvas pictures, charts.
 * Read again after a change of preferences; tokens.css stays the only place where a value is written.
 */
export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const raw = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  const rem = Number.parseFloat(style.fontSize) || 16;
  const pixels = (name: string): number => Number.parseFloat(raw(name)) * (raw(name).endsWith('rem') ? rem : 1);
  return {
    colour: Object.fromEntries(colourNames.map((name) => [name, raw(name)])) as Record<ColourName, string>,
    length: Object.fromEntries(lengthNames.map((name) => [name, pixels(name)])) as Record<LengthName, number>,
    font: raw('font'),
    fontCode: raw('font-code'),
  };
}
