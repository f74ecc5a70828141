import QRCode from 'qrcode';
import { MM, type Pdf } from '../../platform/pdf/document.ts';
import type { Card } from './domain/card.ts';
import type { Box } from './domain/sheet.ts';

const INK = '#14212b';
const QUIET = '#4a5a66';
const ACCENT = '#0b5563';
const PAD = 5;

/** Draws one card into its box; upright boxes have the code below the words, lying ones beside them. */
export function drawCard(pdf: Pdf, card: Card, box: Box): void {
  const lying = box.width > box.height;
  const head = lying ? 9 : 13;
  pdf.rect(box.x * MM, box.y * MM, box.width * MM, head * MM).fill(ACCENT);
  line(
    pdf,
    '便民联系卡',
    { x: box.x + PAD, y: box.y + head * 0.2, width: box.width * 0.45, size: lying ? 12 : 17 },
    '#ffffff',
  );
  const issuer = {
    x: box.x + box.width * 0.5,
    y: box.y + head * 0.3,
    width: box.width * 0.5 - PAD,
    size: lying ? 8 : 10,
  };
  line(pdf, card.issuer, { ...issuer, align: 'right' }, '#ffffff');
  const top = box.y + head + (lying ? 3 : 4);
  if (lying) drawLying(pdf, card, box, top);
  else drawUpright(pdf, card, box, top);
}

function drawUpright(pdf: Pdf, card: Card, box: Box, top: number): void {
  const column = { x: box.x + PAD, width: box.width - 2 * PAD, align: 'center' as const };
  let y = top;
  y = line(pdf, card.above, { ...column, y, size: 10 }, QUIET);
  y = line(pdf, card.name, { ...column, y, size: 20 }, INK);
  y = line(pdf, card.address, { ...column, y, size: 13 }, INK);
  const side = 52;
  y = drawCode(pdf, card.link, { x: box.x + (box.width - side) / 2, y: y + 1, width: side, height: side });
  y = line(pdf, '扫一扫，说一句，有人办', { ...column, y: y + 1, size: 11 }, INK);
  if (card.phone) y = line(pdf, `打电话 ${card.phone}`, { ...column, y, size: 17 }, ACCENT);
  drawTeam(pdf, card, { ...column, y, size: 9.5 }, box.y + box.height - 8);
  line(pdf, EMERGENCY, { ...column, y: box.y + box.height - 7, size: 8 }, QUIET);
}

function drawLying(pdf: Pdf, card: Card, box: Box, top: number): void {
  const side = 42;
  drawCode(pdf, card.link, { x: box.x + PAD, y: top, width: side, height: side });
  const below = { x: box.x + PAD, width: side, align: 'center' as const };
  line(pdf, '扫一扫，说一句，有人办', { ...below, y: top + side + 1, size: 8 }, INK);
  const column = { x: box.x + side + 2 * PAD, width: box.width - side - 3 * PAD };
  let y = line(pdf, card.above, { ...column, y: top, size: 8 }, QUIET);
  y = line(pdf, card.name, { ...column, y, size: 14 }, INK);
  y = line(pdf, card.address, { ...column, y, size: 10 }, INK);
  if (card.phone) y = line(pdf, card.phone, { ...column, y: y + 1, size: 13 }, ACCENT);
  drawTeam(pdf, card, { ...column, y, size: 8 }, box.y + box.height - 7);
  line(pdf, EMERGENCY, { ...column, y: box.y + box.height - 6, size: 6.5 }, QUIET);
}

const EMERGENCY = '紧急情况请打 110 · 119 · 120';

// Points; below it nobody reads a card on a wall.
const SMALLEST_TEAM = 6.5;

/** As many of the team as fit above `bottom` (millimetres), in smaller letters when they are many. */
function drawTeam(pdf: Pdf, card: Card, from: Line, bottom: number): void {
  const all = teamWords(card);
  const room = (bottom - from.y) * MM;
  const size = Math.max(SMALLEST_TEAM, Math.min(from.size, room / (all.length * LINE)));
  let { y } = from;
  for (const words of all.slice(0, Math.max(0, Math.floor(room / (size * LINE) + 0.01))))
    y = Math.max(line(pdf, words, { ...from, y, size }, INK), y + (size * LINE) / MM);
}

const teamWords = ({ team }: Card): string[] =>
  team.map(({ role, name, phone }) => [role, name, phone].filter(Boolean).join(' '));

/** From one line to the next, in sizes of its letters. */
const LINE = 1.45;

interface Line {
  /** Millimetres; `size` in points. */
  x: number;
  y: number;
  width: number;
  size: number;
  align?: 'left' | 'center' | 'right';
}

const SMALLEST = 0.6;

/** One line that shrinks to fit its width and, when that is not enough, ends in …; returns where the next one begins. */
function line(pdf: Pdf, words: string, { x, y, width, size, align = 'left' }: Line, colour: string): number {
  if (words === '') return y;
  const wide = pdf.fontSize(size).widthOfString(words);
  const fitted = Math.max(SMALLEST * size, Math.min(size, (size * width * MM) / wide));
  pdf.fontSize(fitted).fillColor(colour);
  let shown = words;
  while (pdf.widthOfString(shown) > width * MM + 0.5 && shown.length > 1) shown = `${shown.slice(0, -2)}…`;
  const gap = width * MM - pdf.widthOfString(shown);
  const shift = align === 'center' ? gap / 2 : align === 'right' ? gap : 0;
  pdf.text(shown, x * MM + shift, y * MM, { lineBreak: false });
  return y + (fitted * LINE) / MM;
}

// The standard asks for four modules of white around the code.
const QUIET_MODULES = 4;

/** The code as rectangles, sharp at every size; returns where it ends. Level M survives a scratch and a fold. */
function drawCode(pdf: Pdf, link: string, { x, y, width }: Box): number {
  const { modules } = QRCode.create(link, { errorCorrectionLevel: 'M' });
  const step = (width * MM) / (modules.size + 2 * QUIET_MODULES);
  const at = (module: number, from: number): number => from * MM + (module + QUIET_MODULES) * step;
  for (let row = 0; row < modules.size; row++)
    for (let from = 0; from < modules.size; from++) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to++;
      if (to > from) pdf.rect(at(from, x), at(row, y), (to - from) * step, step);
      from = to;
    }
  pdf.fill('#000000');
  return y + width;
}
