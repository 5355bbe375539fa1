// A page that nobody looks at is a page that is not accessible: the list of visits has them all.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { isOf, visits } from './visits.ts';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, one]) => one!);

/** Addresses of the self-employed are expressions; a named group is a word of the address. */
function sellingPatterns(text: string): string[] {
  const [, list] = text.split('const PAGES');
  const month = String.raw`(?<name>\d{4}-\d{2})`;
  return found(
    list!,
    /^ {2}\[(?:new RegExp\(String\.raw`|\/)\^([^`]*?)(?:\/u|`, 'u'\)), \w+\],$/gmu,
  )
    .map((source) => source.replaceAll('\\/', '/').replace('${MONTH}', month))
    .map((source) => source.replace(/\/\?\$$/u, '').replace(/\(\?<(\w+)>.+\)/u, '$$$1'))
    .map((path) => `/npd${path}`);
}

/** Every address that the entries open, as their own files say. */
function patterns(): string[] {
  const cabinet = found(read('web/entries/app-routes.tsx'), /path: '([^']+)'/gu);
  const office = found(read('web/entries/ops-routes.tsx'), /path: '([^']+)'/gu);
  const light = found(read('web/entries/id.tsx'), /case '([^']+)'/gu);
  const [, served] = read('server/platform/http/pages.ts').split('const pages');
  const answered = found(served!.split('\n];')[0]!, /'(\/[^'*]*)'/gu);
  // What stands behind the star is listed piece by piece; the installed application opens on what
  // its service worker has kept, which is no page of its own.
  const apart = ['/npd/$', '/npd/installed'];
  const all = [...cabinet, ...office, ...light, ...answered].filter((one) => !apart.includes(one));
  return [...new Set([...all, ...sellingPatterns(read('web/entries/npd-pages.tsx'))])].sort();
}

test('pages are found in every entry', () => {
  const all = patterns();
  for (const one of [
    '/',
    '/id/login',
    '/taxes/charges/$chargeId',
    '/npd/tax/$name',
    '/ops/loads',
  ]) {
    assert.ok(all.includes(one), `${one} is not among ${all.join(' ')}`);
  }
  assert.ok(all.length > 35, all.join(' '));
});

test('somebody looks at every page there is', () => {
  // The way in is one redirect: it ends on the page of sign-in.
  const paths = visits.flatMap((visit) => visit.paths);
  const said = paths.map((path) => (path === '/signin' ? '/id/login' : path));
  const promised = visits.flatMap((visit) => visit.finds ?? []);
  const unseen = patterns().filter(
    (one) => !promised.includes(one) && !said.some((path) => isOf(one, path)),
  );
  assert.deepEqual(unseen, []);
});

test('what is promised to be found is a page', () => {
  const all = patterns();
  const strange = visits.flatMap((visit) => visit.finds ?? []).filter((one) => !all.includes(one));
  assert.deepEqual(strange, []);
});
