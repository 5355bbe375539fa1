import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Bundle, type Piece, installedShell, shellFiles } from './web-shell.ts';

const chunk = (fileName: string, more: Partial<Piece> = {}): Piece => ({
  type: 'chunk',
  fileName,
  imports: [],
  dynamicImports: [],
  ...more,
});
const css = (...names: string[]) => ({
  viteMetadata: { importedCss: new Set(names), importedAssets: new Set<string>() },
});

function bundle(): Bundle {
  const pieces = [
    chunk('assets/app.js', {
      facadeModuleId: '/k/web/app.html',
      imports: ['assets/frame.js'],
      dynamicImports: ['assets/npd.js'],
      ...css('assets/app.css'),
    }),
    chunk('assets/frame.js'),
    chunk('assets/npd.js', {
      facadeModuleId: '/k/web/entries/npd-pages.tsx',
      imports: ['assets/app.js'],
      dynamicImports: ['assets/receipt.js'],
    }),
    chunk('assets/receipt.js', css('assets/receipt.css')),
    chunk('assets/operator.js'),
    chunk('npd-worker.js', { code: 'start()' }),
    { type: 'asset' as const, fileName: 'assets/golos.woff2' },
  ];
  return Object.fromEntries(pieces.map((piece) => [piece.fileName, piece]));
}
const page = '/web/app.html';

test('the shell is the entry and all that it may load, and nothing of other entries', () => {
  const files = shellFiles(bundle(), page);
  assert.deepEqual(files, [
    '/assets/app.css',
    '/assets/app.js',
    '/assets/frame.js',
    '/assets/npd.js',
    '/assets/receipt.css',
    '/assets/receipt.js',
  ]);
});

test('the worker knows its files and another build has another version', () => {
  const versionOf = (built: Bundle) => {
    installedShell({ page, worker: 'npd-worker.js' }).generateBundle(undefined, built);
    const found = /^const SHELL=(?<json>\{.*?\});/u.exec(built['npd-worker.js']!.code!);
    return JSON.parse(found!.groups!.json!) as { version: string; files: string[] };
  };
  const first = versionOf(bundle());
  assert.ok(first.files.includes('/assets/golos.woff2'));
  const changed = bundle();
  changed['assets/receipt.js']!.viteMetadata!.importedCss.add('assets/new.css');
  assert.notEqual(versionOf(changed).version, first.version);
});

test('a build without the cabinet is refused rather than kept half', () => {
  const { 'assets/app.js': _gone, ...rest } = bundle();
  assert.throws(() => shellFiles(rest, page), /app\.html/u);
});
