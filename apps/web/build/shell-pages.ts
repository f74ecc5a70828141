import type { Connect, Plugin } from 'vite';

/** Which HTML page answers a path of the browser; the server that serves the built files uses the same rule. */
export const shellOf = (path: string): 'index.html' | 'field.html' | 'desk.html' =>
  /^\/desk(\/|$)/.test(path) ? 'desk.html' : /^\/field(\/|$)/.test(path) ? 'field.html' : 'index.html';

const toShell: Connect.NextHandleFunction = (request, _response, next) => {
  const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
  const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
  if (wantsPage && !/\.\w+$/.test(path)) request.url = `/${shellOf(path)}`;
  next();
};

/** Gives /desk/… and /field/… their own page while developing, as the server does in service. */
export const shellPages = (): Plugin => ({
  name: 'shell-pages',
  configureServer(server) {
    server.middlewares.use(toShell);
  },
  configurePreviewServer(server) {
    server.middlewares.use(toShell);
  },
});
