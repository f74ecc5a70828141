import { finished } from 'node:stream/promises';
import { letRead, MM, openPdf, type Pdf } from '../../platform/pdf/document.ts';
import type { RawCall } from '../../platform/http/route.ts';
import type { CardOrder } from './contract.ts';
import type { Card } from './domain/card.ts';
import { cutMarks, type Sheet, type SheetName, sheets } from './domain/sheet.ts';
import { drawCard } from './draw-card.ts';
import { collectCards } from './queries/collect-cards.ts';

/** Sends the cards page by page while they are drawn. `x-cards` tells how many there will be, so that a screen can say how far it is. */
export async function printCards({ request, reply, read }: RawCall): Promise<unknown> {
  const order = request.body as CardOrder;
  const cards = await read((ctx) => collectCards(ctx, order));
  const pdf = openPdf('便民联系卡');
  reply
    .type('application/pdf')
    .header('content-disposition', 'attachment; filename="contact-cards.pdf"')
    .header('x-cards', String(cards.length));
  void drawCards(pdf, cards, order.sheet).catch((error: unknown) => pdf.destroy(error as Error));
  return reply.send(pdf);
}

/** Draws all cards and ends the document; goes no faster than it is read, and stops when nobody reads any more. */
export async function drawCards(pdf: Pdf, cards: readonly Card[], name: SheetName): Promise<void> {
  const sheet = sheets[name];
  const gone = finished(pdf).catch(() => undefined);
  for (let from = 0; from < cards.length && !pdf.destroyed; from += sheet.boxes.length) {
    pdf.addPage({ size: [sheet.width * MM, sheet.height * MM], margin: 0 });
    drawPage(pdf, sheet, cards.slice(from, from + sheet.boxes.length));
    await letRead(pdf);
  }
  pdf.end();
  await gone;
}

function drawPage(pdf: Pdf, sheet: Sheet, cards: readonly Card[]): void {
  for (const [i, card] of cards.entries()) {
    const box = sheet.boxes[i];
    if (box) drawCard(pdf, card, box);
  }
  for (const [x1, y1, x2, y2] of cutMarks(sheet)) {
    pdf.moveTo(x1 * MM, y1 * MM).lineTo(x2 * MM, y2 * MM);
    pdf.lineWidth(0.4).stroke('#808080');
  }
}
