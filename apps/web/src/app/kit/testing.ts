import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { shellOf } from '../../../build/shell-pages.ts';

const config = fileURLToPath(new URL('../../../vite.config.ts', import.meta.url));
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml' };

/** As strict as the server's own policy, and stricter: text may not become script anywhere. */
const policy = (nonce: string): string =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types default',
  ].join('; ');

export interface KitServer {
  url: string;
  close: () => Promise<void>;
}

/** Builds the three shells with the component pages into a temporary folder and serves them under the strict policy. */
export async function serveKit(): Promise<KitServer> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-kit-'));
  // The test runner's own NODE_ENV would give a development build, which nobody is served.
  process.env.NODE_ENV = 'production';
  await build({ configFile: config, mode: 'kit', logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } });
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    if (path.startsWith('/api/')) {
      response.writeHead(503, { 'content-type': 'application/problem+json' });
      return response.end(JSON.stringify({ title: '暂时不可用', detail: '暂时不可用，请稍后再试。', code: 'away' }));
    }
    if (extname(path)) {
      const body = await readFile(join(folder, path)).catch(() => null);
      return response.writeHead(body ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' }).end(body);
    }
    const nonce = crypto.randomUUID();
    const page = await readFile(join(folder, shellOf(path)), 'utf8');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy(nonce) });
    response.end(page.replaceAll('__CSP_NONCE__', nonce));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The machine's own Chromium. Throws with words that say how to get one. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  try {
    return await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  } catch (error) {
    throw new Error(
      `Chromium did not start (${executablePath}). Install it (apt-get install chromium) or set CHROMIUM.`,
      {
        cause: error,
      },
    );
  }
}

/** What a page does wrong that can be measured: in words, empty when all is well. Runs inside the page. */
export function measureFaults(): string[] {
  const { size, shell } = document.documentElement.dataset;
  const target = size === 'elder' ? 60 : 44;
  const smallest = size === 'elder' ? 18 : shell === 'desk' ? 14 : 16;
  const wholes = 'label, td, th, .ant-input-affix-wrapper, .ant-select, .ant-picker, .ant-radio-button-wrapper';
  const faults = new Set<string>();
  const wide = document.documentElement.scrollWidth - innerWidth;
  if (wide > 0) faults.add(`the page is ${wide} px wider than the screen`);
  for (const control of document.querySelectorAll('button, a[href], input, select, textarea, summary')) {
    if (
      control.getBoundingClientRect().width === 0 ||
      !control.checkVisibility() ||
      control.closest('.skip-link, .ant-table-cell')
    )
      continue;
    const { width, height } = (control.closest(wholes) ?? control).getBoundingClientRect();
    if (width < target - 0.5 || height < target - 0.5) {
      faults.add(`${control.tagName} ${control.className} is ${Math.round(width)} × ${Math.round(height)} px`);
    }
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const parent = texts.currentNode.parentElement;
    if (!parent || !texts.currentNode.nodeValue?.trim() || parent.getClientRects().length === 0) continue;
    // What lies folded away has a size that was measured long ago.
    if (!parent.checkVisibility() || parent.closest('svg, .sr-only, noscript')) continue;
    const style = getComputedStyle(parent);
    if (Number.parseFloat(style.fontSize) < smallest) faults.add(`${parent.className} is written in ${style.fontSize}`);
  }
  return [...faults];
}

/**
 * A change of look fades in, and sizes pass from parents to children frame by frame even where motion is unwanted: nothing
 * fades any more, and once the page has nothing left to draw it is still.
 */
export const stillness = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const still = document as Document & { stillSheet?: CSSStyleSheet };
    if (!still.stillSheet) {
      still.stillSheet = new CSSStyleSheet();
      still.stillSheet.replaceSync('*, *::before, *::after { transition: none !important; }');
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, still.stillSheet];
    }
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }));
    const moves = ({ effect }: Animation) => effect?.getTiming().iterations !== Number.POSITIVE_INFINITY;
    for (let quiet = 0; quiet < 2; quiet++) {
      await frame();
      await idle();
    }
    for (let tries = 0; tries < 100 && document.getAnimations().some(moves); tries++) await frame();
  });
