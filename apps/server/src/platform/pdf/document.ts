import { createRequire } from 'node:module';
import { setTimeout as pause } from 'node:timers/promises';
import PDFDocument from 'pdfkit';

/** One millimetre in the points of a PDF. */
export const MM = 72 / 25.4;

export type Pdf = InstanceType<typeof PDFDocument>;

const fontFile = createRequire(import.meta.url).resolve(
  '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
);

/** A PDF without pages yet. The font comes along, cut down to the characters used: no font of the system is needed. */
export function openPdf(title: string): Pdf {
  // Its own type does not know that the first font may be a file.
  const options = { autoFirstPage: false, font: fontFile, info: { Title: title, Producer: 'Huying' } };
  return new PDFDocument(options);
}

const MOST_WAITING_BYTES = 256 * 1024;

/** Lets others have their turn, and waits while the reader has not yet taken what was drawn: memory stays flat. */
export async function letRead(pdf: Pdf): Promise<void> {
  do await pause(pdf.readableLength > MOST_WAITING_BYTES ? 5 : 0);
  while (pdf.readableLength > MOST_WAITING_BYTES && !pdf.destroyed);
}
