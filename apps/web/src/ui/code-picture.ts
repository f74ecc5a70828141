import { readTokens } from './tokens.ts';

export interface CodePicture {
  title: string;
  code: string;
  /** Short lines below the code, such as the address to ask at. */
  notes: readonly string[];
}

const WIDTH = 900;
const MARGIN = 60;

/** A PNG with the code in large type, always dark on white so that it prints and reads anywhere. */
export function drawCode({ title, code, notes }: CodePicture): Promise<Blob | null> {
  const { font, fontCode } = readTokens();
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = 330 + notes.length * 52;
  const context = canvas.getContext('2d');
  if (!context) return Promise.resolve(null);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.fillStyle = '#0b5a70';
  context.fillRect(0, 0, canvas.width, 14);
  context.fillStyle = '#14212a';
  context.textAlign = 'center';
  const line = (text: string, y: number, style: string) => {
    context.font = style;
    context.fillText(text, WIDTH / 2, y, WIDTH - 2 * MARGIN);
  };
  line(title, 110, `600 44px ${font}`);
  line(code, 220, `700 76px ${fontCode}`);
  for (const [at, note] of notes.entries()) line(note, 300 + at * 52, `32px ${font}`);
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}

/** Hands a blob to the browser as a download. */
export function saveBlob(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
