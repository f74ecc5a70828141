/** What was typed or pasted, one address a line; empty lines and repeats are left out. */
export const linesOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/\r\n|\r|\n/)
      .map((line) => line.replaceAll('\t', ' ').trim().slice(0, 60))
      .filter((line) => line !== ''),
  ),
];

export interface Range {
  name: string;
  from: number;
  to: number;
  /** Stairs in each building; 0 when cards are for whole buildings. */
  units: number;
}

const MOST = 2000;

/** Addresses by numbers: 「春和小区 3 号楼 2 单元」. `words` names a building and a stair by its number. */
export function addressesOf(
  { name, from, to, units }: Range,
  words: { building: (n: number) => string; unit: (n: number) => string },
): string[] {
  const found: string[] = [];
  for (let building = from; building <= to && found.length < MOST; building++)
    for (let unit = units === 0 ? 0 : 1; unit <= units && found.length < MOST; unit++)
      found.push([name.trim(), words.building(building), unit > 0 && words.unit(unit)].filter(Boolean).join(' '));
  return found;
}
