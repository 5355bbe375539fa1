// Three pages, no inline script or style in any of them (the policy of the server forbids both).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [react()],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The last browsers of Windows 7 and macOS 10.12 (UX-1).
    target: ['chrome109', 'firefox115', 'safari16'],
    rolldownOptions: { input: [here('id.html'), here('app.html'), here('ops.html')] },
  },
});
