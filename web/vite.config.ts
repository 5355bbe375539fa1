// Three pages, no inline script or style in any of them (the policy of the server forbids both),
// and the style sheet of the pages that the server writes itself.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { installedShell } from '../server/launch/web-shell.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const WORKER = 'npd-worker.js';

/**
 * The order of the layers stands in front of every style sheet: the build cuts them into chunks
 * that load in no promised order, and the first mention of a layer decides its rank.
 */
export const layered = {
  name: 'kabinet:layers',
  enforce: 'pre',
  transform: (code: string, id: string) =>
    /\.css($|\?)/.test(id) ? `@layer reset, tokens, base, kit, screen;\n${code}` : null,
} as const;

/** Matches modules by folders or files of the web's kit. */
const kit = (...names: string[]) => `[\\/]web[\\/]ui[\\/](?:${names.join('|')})`;

/** Matches icons by the beginnings of their names. */
const icons = (names: string) => `[\\\\/]icons[\\\\/](?:${names.replaceAll(' ', '|')})`;

/** Icons of the frame of a cabinet and of its home page. */
const frameIcons = icons(
  'arrow bell building circle-x house landmark log-out piggy-bank plus refresh-cw shield user',
);

/** Icons that only some pages of a cabinet draw. */
const pageIcons = icons(
  'calendar car check[.] check-check chevron-left credit-card download external-link file-text ' +
    'map printer qr-code search-x sliders',
);

/**
 * What is shared travels in a few chunks: forty of a kilobyte compress worse, and one for all would
 * burden sign-in with the cabinet. `light` is what every page draws, `frame` what stands around a
 * cabinet and on its home page.
 */
const groups = [
  { name: 'react', test: /node_modules[\\/](?:react|react-dom|scheduler)[\\/]/u },
  {
    name: 'light',
    test: new RegExp(
      [
        `lucide-react(?!.*(?:${frameIcons}|${pageIcons}))`,
        '[\\/]primitives[\\/]parsed\\.ts',
        '[\\/]web[\\/](?:api|api-texts|language)\\.ts',
        kit('alert', 'button', 'card', 'icon', 'language-switch', 'link', 'load-state', 'skeleton'),
        kit('stand-banner', 'shell[\\/](?:brand|footer|page-head)', 'classes', 'texts'),
        kit('tokens', 'display-settings[\\/]display(?!-)'),
      ].join('|'),
      'u',
    ),
  },
  // Days and sums are told on most pages, but not on the first ones of registration.
  {
    name: 'facts',
    test: /[\\/]primitives[\\/](?:days|money)\.ts|[\\/]web[\\/]ui[\\/]say\.ts/u,
  },
  // Apart, because the display settings use it before sign-in as well.
  { name: 'dialog', test: new RegExp(kit('dialog'), 'u') },
  { name: 'fields', test: new RegExp(kit('form[\\/](?:error-summary|field|text-field)\\.'), 'u') },
  { name: 'sums', test: new RegExp(kit('form[\\/]money-'), 'u') },
  // The calculators show their sums in the same large figures as the cabinet.
  { name: 'stat', test: new RegExp(kit('stat[\\/]'), 'u') },
  { name: 'icons', test: new RegExp(pageIcons, 'u') },
  {
    name: 'frame',
    test: new RegExp(
      [
        frameIcons,
        '@tanstack',
        'use-sync-external-store',
        '[\\/]web[\\/]features[\\/]session[\\/]session\\.ts',
        '[\\/]web[\\/](?:device|place|query|search|tax-words)\\.ts',
        '[\\/]web[\\/]entries[\\/]app-(?:broken|texts)\\.tsx?',
        kit('data-table', 'empty', 'frame-texts', 'menu', 'shell[\\/]shell'),
        kit('stale-mark', 'status', 'toast'),
      ].join('|'),
      'u',
    ),
  },
  // What paying and long lists draw besides: to a phone a file of nine kilobytes comes sooner than
  // nine of one.
  {
    name: 'paying',
    test: new RegExp(
      [
        kit('qr-pay', 'form[\\/]radio-group'),
        '[\\/]web[\\/](?:draft\\.ts|first[\\/])',
        '[\\/]features[\\/]payments[\\/]payments\\.module',
      ].join('|'),
      'u',
    ),
  },
  {
    name: 'listing',
    test: new RegExp(
      `${kit('export-menu', 'filters', 'pager')}|[\\/]features[\\/]charges[\\/]charges\\.module`,
      'u',
    ),
  },
];

export default defineConfig({
  root: here('.'),
  // Files whose addresses are fixed: what makes the cabinet installable.
  publicDir: here('installed/root'),
  plugins: [react(), layered, installedShell({ page: '/web/app.html', worker: WORKER })],
  build: {
    outDir: here('../dist/web'),
    emptyOutDir: true,
    manifest: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The last browsers of Windows 7 and macOS 10.12 (UX-1).
    target: ['chrome109', 'firefox115', 'safari16'],
    rolldownOptions: {
      input: [
        here('id.html'),
        here('app.html'),
        here('ops.html'),
        here('ui/plain-page/plain-page.css'),
        here('installed/worker.ts'),
      ],
      // Of a contract the pages take types and what it hands on; its shapes are the server's, and
      // the library of shapes would weigh more than a page of registration.
      treeshake: { moduleSideEffects: [{ test: /[\\/]contract\.ts$/u, sideEffects: false }] },
      output: {
        codeSplitting: { groups },
        // A service worker is found by its address, and an older one looks there for the next.
        entryFileNames: ({ name }) => (name === 'worker' ? WORKER : 'assets/[name]-[hash].js'),
      },
    },
  },
});
