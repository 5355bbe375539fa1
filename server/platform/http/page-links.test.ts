// A page names the parts of its own address, once each, and none that its entry has anyway.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Manifest, linksOf, openedAt } from './page-links.ts';

const DATA =
  '</api/cabinet/v1/session>; rel=preload; as=fetch; crossorigin, ' +
  '</api/cabinet/v1/home>; rel=preload; as=fetch; crossorigin';

const manifest: Manifest = {
  'app.html': { file: 'assets/app.js', imports: ['_frame.js'], css: ['assets/app.css'] },
  '_frame.js': { file: 'assets/frame.js' },
  '_form.js': { file: 'assets/form.js', css: ['assets/form.css'] },
  'features/payments/pay-page.tsx': {
    file: 'assets/pay.js',
    imports: ['_frame.js', '_form.js'],
    css: ['assets/app.css'],
  },
};

test('what the address needs beside its entry is named, style and script', () => {
  assert.equal(
    linksOf(manifest, 'app.html', '/pay/'),
    `${DATA}, </assets/pay.js>; rel=modulepreload, </assets/form.js>; rel=modulepreload, ` +
      '</assets/form.css>; rel=preload; as=style; crossorigin',
  );
});

test('a page that stands in the entry, and an address that is none, name no part', () => {
  assert.equal(linksOf(manifest, 'app.html', '/fl'), DATA);
  assert.equal(linksOf(manifest, 'app.html', '/nowhere'), DATA);
});

test('pages before sign-in read nothing of a person', () => {
  assert.equal(linksOf(manifest, 'id.html', '/'), null);
});

const read = (path: string) =>
  readFileSync(new URL(`../../../web/${path}`, import.meta.url), 'utf8');

const words = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, ...found]) => found as [string, string]);

test('the entry opens the same parts at the same addresses', () => {
  const routes = read('entries/app-routes.tsx');
  const sources = new Map(words(routes, /const (\w+) = \(\) => import\('\.\.\/(.+?)'\)/gu));
  const pages = words(routes, /path: '([^'$]+(?:\$\w+)?)',\s+component: page\((\w+),/gu);
  const known = pages.filter(([, name]) => sources.has(name));
  assert.ok(known.length >= 13, `${known.length} pages`);
  for (const [path, name] of known) {
    const [first] = openedAt(path.replace(/\$\w+/u, '0f8fad5b'));
    assert.equal(first, sources.get(name), path);
  }
  const light = words(read('entries/id.tsx'), /case '([^']+)': \{\s+.+?import\('\.\.\/(.+?)'\)/gu);
  assert.ok(light.length >= 5, `${light.length} light pages`);
  for (const [path, source] of light) assert.deepEqual(openedAt(path), [source], path);
});

test('pages of the self-employed are parts of their own list', () => {
  const list = read('entries/npd-pages.tsx');
  for (const path of ['/npd', '/npd/receipts', '/npd/receipts/new', '/npd/incomes', '/npd/tax']) {
    const [entry, page] = openedAt(path);
    assert.equal(entry, 'entries/npd-pages.tsx');
    assert.ok(list.includes(`import('../${page}')`), path);
  }
});
