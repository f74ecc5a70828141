import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractOutline } from './build/contract-outline.ts';
import { fieldWorker } from './build/field-worker.ts';
import { shellPages } from './build/shell-pages.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
/** The Host header stays the browser's: the server compares it with Origin. */
const server = { target: process.env.HUYING_SERVER ?? 'http://127.0.0.1:8080', changeOrigin: false };

/** Three pages, three bundles: residents (light), grid workers, staff. `--mode kit` adds the component pages. */
export default defineConfig(({ command, mode }) => ({
  root: here('.'),
  plugins: [contractOutline(), shellPages(), fieldWorker(), react()],
  define: { __KIT__: JSON.stringify(command === 'serve' || mode === 'kit') },
  server: { host: '127.0.0.1', proxy: { '/api': server, '/open311': server, '/files': server } },
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: ['chrome92', 'safari15.4', 'firefox98'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      input: { resident: here('index.html'), field: here('field.html'), desk: here('desk.html') },
    },
  },
}));
