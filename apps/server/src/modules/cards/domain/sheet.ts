/** A box on a page, in millimetres from its upper left corner. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Sheet {
  /** Millimetres. */
  width: number;
  height: number;
  boxes: readonly Box[];
}

export type SheetName = 'a6' | 'a4-4' | 'a4-8';

const grid = (width: number, height: number, columns: number, rows: number): Sheet => ({
  width,
  height,
  boxes: Array.from({ length: columns * rows }, (_box, i) => ({
    x: ((i % columns) * width) / columns,
    y: (Math.floor(i / columns) * height) / rows,
    width: width / columns,
    height: height / rows,
  })),
});

/** How cards lie on a page: A6 alone, or A4 divided without waste into four (A6) or eight (A7 lying). */
export const sheets: Record<SheetName, Sheet> = {
  a6: grid(105, 148, 1, 1),
  'a4-4': grid(210, 297, 2, 2),
  'a4-8': grid(210, 297, 2, 4),
};

const MARK_MM = 4;

/** Short lines at the edges of the page and crosses where cards meet, as [x1, y1, x2, y2] in millimetres. */
export function cutMarks({ width, height, boxes }: Sheet): [number, number, number, number][] {
  const inner = (values: readonly number[], end: number) => [...new Set(values)].filter((at) => at > 0 && at < end);
  const columns = inner(
    boxes.map(({ x }) => x),
    width,
  );
  const rows = inner(
    boxes.map(({ y }) => y),
    height,
  );
  return [
    ...columns.flatMap((x): [number, number, number, number][] => [
      [x, 0, x, MARK_MM],
      [x, height - MARK_MM, x, height],
      ...rows.map((y): [number, number, number, number] => [x, y - MARK_MM / 2, x, y + MARK_MM / 2]),
    ]),
    ...rows.flatMap((y): [number, number, number, number][] => [
      [0, y, MARK_MM, y],
      [width - MARK_MM, y, width, y],
      ...columns.map((x): [number, number, number, number] => [x - MARK_MM / 2, y, x + MARK_MM / 2, y]),
    ]),
  ];
}
