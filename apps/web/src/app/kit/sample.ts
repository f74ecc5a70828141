import type { MapArea } from '../../ui/map/projection.ts';

/** Invented districts of a town that does not exist: quadrilaterals that tile the ground. */
export function sampleAreas(columns: number, rows: number, withValues: boolean): MapArea[] {
  const names = '槐荫 柳岸 石桥 东关 西苑 南坪 北岭 清河 新塘 古渡 竹园 梅坞'.split(' ');
  const corner = (column: number, row: number): [number, number] => {
    const wobble = (n: number) => ((Math.sin(n * 12.9898) * 43758.5453) % 1) * 0.003;
    return [113 + column * 0.012 + wobble(column * 7 + row), 30 + row * 0.01 + wobble(column + row * 13)];
  };
  return Array.from({ length: columns * rows }, (_area, at) => {
    const [column, row] = [at % columns, Math.floor(at / columns)];
    const ring = [
      corner(column, row),
      corner(column + 1, row),
      corner(column + 1, row + 1),
      corner(column, row + 1),
      corner(column, row),
    ];
    const name = `${names[at % names.length]}${Math.floor(at / names.length) + 1}格`;
    return { id: `g${at}`, name, rings: [ring], ...(withValues && { value: at % 7 === 3 ? null : (at * 37) % 29 }) };
  });
}

export const samplePicture = (label: string, colour: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 200"><rect width="200" height="200" fill="${colour}"/><text x="100" y="110" font-size="28" text-anchor="middle" fill="white">${label}</text></svg>`,
  )}`;
