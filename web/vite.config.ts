// Three pages, no inline script or style in any of them (the policy of the server forbids both).
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * The order of the layers stands in front of every style sheet: the build cuts them into chunks
 * that load in no promised order, and the first mention of a layer decides its rank.
 */
const layered = {
  name: 'kabinet:layers',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    /\.css($|\?)/.test(id) ? `@layer reset, tokens, base, kit, screen;\n${code}` : null,
} as const;

/**
 * What several pages share travels together, by who shares it: forty chunks of a kilobyte compress
 * worse than a few, and one chunk for all would burden sign-in with the cabinet.
 */
const shared = {
  name: 'shared',
  minShareCount: 2,
  entriesAware: true,
  entriesAwareMergeThreshold: 4096,
} as const;

export default defineConfig({
  root: here('.'),
  publicDir: false,
  plugins: [react(), layered],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The last browsers of Windows 7 and macOS 10.12 (UX-1).
    target: ['chrome109', 'firefox115', 'safari16'],
    rolldownOptions: {
      input: [here('id.html'), here('app.html'), here('ops.html')],
      output: { codeSplitting: { groups: [shared] } },
    },
  },
});
