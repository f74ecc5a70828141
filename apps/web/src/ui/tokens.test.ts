import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type ColourName, colourNames } from './tokens.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  .replaceAll('"', "'")
  .replace(/\/\*[\s\S]*?\*\//g, '');
const blocks = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
  selector: selector.trim(),
  values: Object.fromEntries(
    [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value?.trim()]),
  ),
}));
const themes = ['light', 'dark', 'contrast'] as const;
const colours = (theme: string): Record<string, string | undefined> =>
  blocks.find(({ selector }) => selector.includes(`[data-theme='${theme}']`))?.values ?? {};
const sizes = (selector: string): Record<string, string | undefined> =>
  blocks.find((block) => block.selector === selector)?.values ?? {};

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function ratio(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

const text: [ColourName, ColourName][] = [
  ...(['ink', 'ink-2', 'ink-3', 'accent', 'accent-strong', 'danger', 'warning', 'success'] as const).flatMap((ink) =>
    (['ground', 'surface', 'surface-2'] as const).map((ground): [ColourName, ColourName] => [ink, ground]),
  ),
  ['accent', 'accent-soft'],
  ['ink', 'accent-soft'],
  ['ink-2', 'accent-soft'],
  ['danger', 'danger-soft'],
  ['warning', 'warning-soft'],
  ['success', 'success-soft'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['on-danger', 'danger'],
];
const edges: [ColourName, ColourName][] = [
  ['border-strong', 'surface'],
  ['border-strong', 'ground'],
  ['focus', 'surface'],
  ['focus', 'ground'],
];

test.each(themes)('%s names every colour', (theme) => {
  const defined = colours(theme);
  expect(colourNames.filter((name) => !defined[name])).toEqual([]);
});

test.each(themes)('%s: text 4.5 : 1 or more (7 : 1 in high contrast), edges of controls 3 : 1', (theme) => {
  const set = colours(theme);
  const low = (pairs: [ColourName, ColourName][], least: number) =>
    pairs
      .map(([a, b]) => ({ pair: `${a} on ${b}`, ratio: Number(ratio(set[a] ?? '', set[b] ?? '').toFixed(2)) }))
      .filter((found) => !(found.ratio >= least));
  expect(low(text, theme === 'contrast' ? 7 : 4.5)).toEqual([]);
  expect(low(edges, 3)).toEqual([]);
});

test('no text below 16 px for residents, 14 px at the desk, 18 px in elder mode; targets 44 and 60 px', () => {
  const smallest = (selector: string): number =>
    Math.min(
      ...Object.entries(sizes(selector))
        .filter(([name]) => name.startsWith('text-'))
        .map(([, value]) => Number.parseFloat(value ?? '') * 16),
    );
  expect(smallest(':root')).toBe(16);
  expect(smallest(":root[data-shell='desk']")).toBe(14);
  expect(smallest(":root[data-size='elder']")).toBeGreaterThanOrEqual(18);
  expect(smallest(":root[data-shell='desk'][data-size='elder']")).toBeGreaterThanOrEqual(18);
  expect([sizes(':root').target, sizes(":root[data-size='elder']").target]).toEqual(['44px', '60px']);
  expect(Number(sizes(':root').leading)).toBeGreaterThanOrEqual(1.5);
});
