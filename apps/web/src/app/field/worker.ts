/**
 * The service worker of the field shell: puts its files on the device when it is installed, and opens the shell from
 * there, at once and without a connection. It touches nothing else: what people read and write goes past it.
 */
interface LifeEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface AskEvent extends LifeEvent {
  request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
}

/** Filled in when the web is built: every file the shell may need, and a name for this set of them. */
declare const __FIELD_FILES__: readonly string[];
declare const __FIELD_VERSION__: string;

const worker = globalThis as unknown as Worker;
const PREFIX = 'huying-field-';
const current = PREFIX + __FIELD_VERSION__;
const PAGE = '/field';

worker.addEventListener('install', (event) => {
  const put = async () => {
    const cache = await caches.open(current);
    await cache.addAll([PAGE, ...__FIELD_FILES__].map((path) => new Request(path, { cache: 'reload' })));
    await worker.skipWaiting();
  };
  (event as LifeEvent).waitUntil(put());
});

worker.addEventListener('activate', (event) => {
  const tidy = async () => {
    // The set before stays: a page that is still open may yet ask for a file of it.
    const old = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== current);
    for (const name of old.slice(0, -1)) await caches.delete(name);
    await worker.clients.claim();
  };
  (event as LifeEvent).waitUntil(tidy());
});

worker.addEventListener('fetch', (given) => {
  const event = given as AskEvent;
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    event.respondWith(stored(PAGE, request));
    event.waitUntil(renewPage().catch(() => undefined));
  } else if (pathname.startsWith('/assets/') || __FIELD_FILES__.includes(pathname))
    event.respondWith(stored(pathname, request));
});

/** The newest set first; whatever is not there comes from the network. */
async function stored(path: string, request: Request): Promise<Response> {
  const found = (await (await caches.open(current)).match(path)) ?? (await caches.match(path));
  return found ?? fetch(request);
}

/** What differs from one answer to the next although the program is the same. */
const ownParts = /(<meta name="(?:csp-nonce|base-map)" content=")[^"]*/g;

/**
 * The page carries a setting, the base map, and the policy that allows it: both are renewed for the next opening. A page
 * of another version of the program is left to the worker of that version, which brings its files.
 */
async function renewPage(): Promise<void> {
  const cache = await caches.open(current);
  const [kept, fresh] = [await cache.match(PAGE), await fetch(PAGE, { cache: 'no-cache' })];
  if (!kept || !fresh.ok) return;
  const [was, is] = [await kept.text(), await fresh.clone().text()];
  const same = was.replaceAll(ownParts, '$1') === is.replaceAll(ownParts, '$1');
  if (same && kept.headers.get('content-security-policy') !== null) await cache.put(PAGE, fresh);
}
