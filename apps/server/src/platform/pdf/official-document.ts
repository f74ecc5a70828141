import { letRead, MM, openPdf, type Pdf } from './document.ts';
import { balancedLines, wrapLines } from './lines.ts';

/**
 * The sheet of GB/T 9704-2012: A4, 天头 37 mm, 订口 28 mm, 版心 156 mm × 225 mm, 22 lines of 28 characters, 3号 (16 pt) text, 2号
 * (22 pt) title, 4号 (14 pt) page numbers 7 mm below the 版心, outside on either side.
 */
export const sheet = {
  width: 210,
  height: 297,
  top: 37,
  left: 28,
  textWidth: 156,
  textHeight: 225,
  lines: 22,
} as const;
const BODY = 16;
const TITLE = 22;
const NUMBER = 14;
const PITCH = (sheet.textHeight / sheet.lines) * MM;
const WIDTH = sheet.textWidth * MM;
/** 28 characters of 16 pt would be 448 pt wide, the 版心 has 442: each gives way a little. */
const TIGHT = WIDTH / 28 - BODY;
const INK = '#000000';
/** From one line to the next within a cell, in sizes of its letters. */
const CELL_LINE = 1.5;
const CELL = 12;
const PAD = 1.5 * MM;

export interface Column {
  title: string;
  /** Millimetres; all of a table make 156. */
  width: number;
  align?: 'left' | 'center';
}

/** Writes a document from the top, page by page. */
export interface OfficialDocument {
  pdf: Pdf;
  title(words: string): void;
  /** A paragraph, its first line two characters in unless `flush`; `bold` stands for 黑体. */
  paragraph(words: string, look?: { bold?: boolean; flush?: boolean; align?: 'left' | 'center' | 'right' }): void;
  blank(lines?: number): void;
  page(): void;
  /** Keeps the next so many lines on one page. */
  together(lines: number): void;
  table(columns: readonly Column[], rows: readonly (readonly string[])[]): Promise<void>;
  end(): void;
}

export function openOfficialDocument(name: string): OfficialDocument {
  const pdf = openPdf(name);
  const measured = measurer(pdf);
  let pageNumber = 0;
  let y = 0;
  const bottom = (sheet.top + sheet.textHeight) * MM;
  const page = (): void => {
    pdf.addPage({ size: [sheet.width * MM, sheet.height * MM], margin: 0 });
    pageNumber += 1;
    y = sheet.top * MM;
    drawNumber(pdf, pageNumber);
  };
  const room = (points: number): void => {
    if (pageNumber === 0 || y + points > bottom + 0.5) page();
  };
  const line = (words: string, size: number, x: number, bold: boolean): void => {
    room(PITCH);
    write(pdf, words, { x: sheet.left * MM + x, y: y + (PITCH - size * LINE_BOX) / 2, size, bold });
    y += PITCH;
  };
  const document: OfficialDocument = {
    pdf,
    page,
    blank: (lines = 1) => {
      y += PITCH * lines;
    },
    together: (lines) => room(PITCH * lines),
    title: (words) => {
      const measure = measured(TITLE, 0);
      for (const each of balancedLines(words, WIDTH, measure)) line(each, TITLE, (WIDTH - measure(each)) / 2, true);
    },
    paragraph: (words, { bold = false, flush = false, align = 'left' } = {}) => {
      const measure = measured(BODY, TIGHT);
      const indent = flush || align !== 'left' ? 0 : 2 * (BODY + TIGHT);
      for (const [i, each] of wrapLines(words, WIDTH, measure, indent).entries()) {
        const gap = WIDTH - measure(each);
        const aligned = { left: i === 0 ? indent : 0, center: gap / 2, right: gap }[align];
        line(each, BODY, aligned, bold);
      }
    },
    table: async (columns, rows) => {
      const measure = measured(CELL, 0);
      const draw = (cells: readonly string[], bold: boolean): void => {
        const wrapped = columns.map(({ width }, i) => wrapLines(cells[i] ?? '', width * MM - 2 * PAD, measure));
        const height = Math.max(...wrapped.map((lines) => lines.length)) * CELL * CELL_LINE + 2 * PAD;
        if (y + height > bottom + 0.5) {
          page();
          if (!bold) draw(head, true);
        }
        drawRow(pdf, columns, wrapped, { y, height, bold, measure });
        y += height;
      };
      const head = columns.map(({ title }) => title);
      room(2 * PITCH);
      draw(head, true);
      for (const row of rows) {
        draw(row, false);
        if (pdf.readableLength > 0) await letRead(pdf);
      }
      y += PITCH / 2;
    },
    end: () => pdf.end(),
  };
  return document;
}

// The height of a line of the font, in sizes of its letters.
const LINE_BOX = 1.448;

/** The widths of characters, asked of the font once each. */
function measurer(pdf: Pdf): (size: number, spacing: number) => (words: string) => number {
  const known = new Map<string, number>();
  const wide = (character: string): number => {
    const found = known.get(character) ?? pdf.fontSize(1000).widthOfString(character) / 1000;
    known.set(character, found);
    return found;
  };
  return (size, spacing) => (words) => [...words].reduce((sum, each) => sum + wide(each) * size + spacing, 0);
}

interface Place {
  x: number;
  y: number;
  size: number;
  bold: boolean;
}
/** One line as it stands. There is one weight of the font: what the standard sets in 黑体 or 小标宋 has its outline drawn as well. */
function write(pdf: Pdf, words: string, { x, y, size, bold }: Place): void {
  pdf
    .fontSize(size)
    .fillColor(INK)
    .strokeColor(INK)
    .lineWidth(size / 36);
  const characterSpacing = size === BODY ? TIGHT : 0;
  pdf.text(words, x, y, { lineBreak: false, characterSpacing, ...(bold && { stroke: true, fill: true }) });
}

function drawRow(
  pdf: Pdf,
  columns: readonly Column[],
  cells: readonly string[][],
  { y, height, bold, measure }: { y: number; height: number; bold: boolean; measure: (words: string) => number },
): void {
  let x = sheet.left * MM;
  for (const [i, { width, align = 'left' }] of columns.entries()) {
    const wide = width * MM;
    pdf.lineWidth(0.5).strokeColor(INK).rect(x, y, wide, height).stroke();
    const lines = cells[i] ?? [];
    let at = y + (height - lines.length * CELL * CELL_LINE) / 2;
    for (const each of lines) {
      const shift = bold || align === 'center' ? (wide - measure(each)) / 2 : PAD;
      write(pdf, each, { x: x + shift, y: at, size: CELL, bold });
      at += CELL * CELL_LINE;
    }
    x += wide;
  }
}

/** — 1 —, one character in from the right on odd pages and from the left on even ones. */
function drawNumber(pdf: Pdf, page: number): void {
  const words = `— ${page} —`;
  pdf.fontSize(NUMBER);
  const wide = pdf.widthOfString(words);
  const inset = NUMBER;
  const left = sheet.left * MM + inset;
  const right = (sheet.left + sheet.textWidth) * MM - inset - wide;
  const y = (sheet.top + sheet.textHeight + 7) * MM - NUMBER / 2;
  write(pdf, words, { x: page % 2 === 1 ? right : left, y, size: NUMBER, bold: false });
}
