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

/** Matches modules by folders or files of the web's kit. */
const kit = (...names: string[]) => `[\\/]web[\\/]ui[\\/](?:${names.join('|')})`;

/**
 * What is shared travels in three chunks: forty of a kilobyte compress worse, and one for all would
 * burden sign-in with the cabinet. `light` is what every page draws, `frame` what stands around a
 * cabinet and on its home page.
 */
const groups = [
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/u },
  {
    name: 'light',
    test: new RegExp(
      [
        'lucide-react',
        '[\\/]web[\\/](?:api|language)\\.ts',
        '[\\/]primitives[\\/](?:days|money|parsed)\\.ts',
        kit(
          'alert',
          'button',
          'card',
          'dialog',
          'icon',
          'language-switch',
          'link',
          'load-state',
          'skeleton',
        ),
        kit('stand-banner', 'shell[\\/](?:brand|footer|page-head)', 'classes', 'texts', 'say'),
        kit('tokens', 'display-settings[\\/](?:display|texts)'),
      ].join('|'),
      'u',
    ),
  },
  {
    name: 'frame',
    test: new RegExp(
      [
        '@tanstack',
        'use-sync-external-store',
        '[\\/]web[\\/](?:query|search|tax-words)\\.ts',
        kit('data-table', 'empty', 'menu', 'session-guard', 'shell[\\/]shell'),
        kit('stale-mark', 'stat', 'status', 'toast'),
      ].join('|'),
      'u',
    ),
  },
];

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
      output: { codeSplitting: { groups } },
    },
  },
});
