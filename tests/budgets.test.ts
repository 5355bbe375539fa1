// Holds the built pages to the budgets of ux §10. Run after the build (`npm test` builds first).
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { allStyleKb, firstLoad, fontKb, readManifest, scriptKb, styleKb } from './budgets.ts';

const folder = resolve(import.meta.dirname, '../dist/web');
assert.ok(existsSync(folder), 'the pages are not built: run `npm run build` first');
const manifest = readManifest(folder);

const BUDGETS = [
  { entry: 'id.html', scriptKb: 90 },
  { entry: 'app.html', scriptKb: 130 },
  { entry: 'ops.html', scriptKb: 240 },
];
const LIGHT_KB = 90;
const LAZY_CHUNK_KB = 80;
const ROUTE_KB = 180;

for (const { entry, scriptKb: most } of BUDGETS) {
  test(`${entry} loads at most ${most} KB of script and 15 KB of style first`, () => {
    const chunks = firstLoad(manifest, entry);
    const script = scriptKb(folder, chunks);
    const style = styleKb(folder, chunks);
    assert.ok(script > 0 && script <= most, `script: ${script.toFixed(1)} KB`);
    assert.ok(style > 0 && style <= 15, `style: ${style.toFixed(1)} KB`);
  });
}

/** Pages before sign-in, each with the steps that open in it after it stands. */
const LIGHT: readonly { page: string; steps?: readonly string[] }[] = [
  { page: 'public/landing-page.tsx' },
  { page: 'public/check-page.tsx' },
  {
    page: 'calculators/calculators-page.tsx',
    steps: ['home-tax', 'npd-year', 'refund-year'].map((name) => `calculators/${name}.ts`),
  },
  { page: 'public/word-pages.tsx' },
  {
    page: 'sign-in/sign-in-page.tsx',
    steps: ['sign-in/code-step.tsx', 'sign-in/stand-people.tsx'],
  },
  {
    page: 'registration/registration-page.tsx',
    steps: ['code', 'password', 'consents'].map((step) => `registration/${step}-step.tsx`),
  },
];

for (const { page, steps = [] } of LIGHT) {
  test(`${page} with any step of it needs at most 90 KB of script, lazy chunks counted`, () => {
    for (const step of [page, ...steps]) {
      const kb = lightKb(page, step);
      assert.ok(kb > 0 && kb <= LIGHT_KB, `${step}: ${kb.toFixed(1)} KB`);
    }
  });
}

test('the step of the person, which judges days and names, needs at most 92 KB', () => {
  const kb = lightKb('registration/registration-page.tsx', 'registration/person-step.tsx');
  assert.ok(kb <= LIGHT_KB + 2, `${kb.toFixed(1)} KB`);
});

function lightKb(...parts: string[]): number {
  const names = ['id.html', ...parts.map((part) => `features/${part}`)];
  for (const name of names) assert.ok(manifest[name] !== undefined, `${name} is not in the build`);
  return scriptKb(
    folder,
    names.flatMap((name) => firstLoad(manifest, name)),
  );
}

test('all style sheets together, lazy ones included, keep the same budget twice over', () => {
  const all = allStyleKb(folder);
  assert.ok(all <= 30, `${all.toFixed(1)} KB`);
});

test('fonts weigh at most 50 KB in three files', () => {
  const fonts = fontKb(folder);
  assert.ok(fonts > 0 && fonts <= 50, `${fonts.toFixed(1)} KB`);
});

test('no lazy chunk is heavier than 80 KB', () => {
  for (const [name, chunk] of Object.entries(manifest)) {
    if (!chunk.file.endsWith('.js') || name.endsWith('.html')) continue;
    const size = scriptKb(folder, [chunk]);
    assert.ok(size <= LAZY_CHUNK_KB, `${name}: ${size.toFixed(1)} KB`);
  }
});

test('no page of the cabinet loads more than 180 KB of script before a touch', () => {
  const first = firstLoad(manifest, 'app.html');
  for (const name of Object.keys(manifest).filter((key) => key.endsWith('-page.tsx'))) {
    const all = scriptKb(folder, [...first, ...firstLoad(manifest, name)]);
    assert.ok(all <= ROUTE_KB, `${name}: ${all.toFixed(1)} KB`);
  }
});

test('pages carry no script or style of their own: the policy would stop them', () => {
  for (const { entry } of BUDGETS) {
    const page = readFileSync(resolve(folder, entry), 'utf8');
    assert.doesNotMatch(page, /<style|\sstyle=|\son\w+=/u, entry);
    for (const [tag] of page.matchAll(/<script[^>]*>/gu)) assert.match(tag, /\ssrc="/u, entry);
  }
});
