import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localPath } from './return-path.ts';

const origin = 'https://kabinet.test';

test('pages of this site are returned to, with their search', () => {
  for (const path of ['/fl', '/taxes/charges?status=due&page=2', '/ops', '/payments/abc', '/']) {
    assert.equal(localPath(path, origin), path);
  }
});

test('no trick leads off the site', () => {
  const tricks = [
    undefined,
    '',
    ' ',
    '//evil.test',
    '///evil.test',
    '////evil.test',
    '/\\evil.test',
    '\\/evil.test',
    '\\\\evil.test',
    '/\\/evil.test',
    'https://evil.test',
    'http:evil.test',
    'https:/evil.test',
    'https:evil.test',
    'HTTPS://EVIL.TEST',
    'javascript:alert(1)',
    'data:text/html,x',
    'evil.test',
    'evil.test/fl',
    '@evil.test',
    '.evil.test',
    '/\t/evil.test',
    '/\n/evil.test',
    '\t//evil.test',
    ' //evil.test',
    '/ /evil.test',
    '/%09/../\\evil.test',
    '/fl\r\nset-cookie: a=b',
    '/fl\u0000',
    '/\u2028/evil.test',
    'https://kabinet.test@evil.test',
    'https://kabinet.test.evil.test',
    '//kabinet.test:443@evil.test',
    '/fl\\..\\evil',
    '?return=//evil.test',
    '#//evil.test',
    '../fl',
    'fl',
    'mailto:a@evil.test',
    'blob:https://evil.test/1',
    '/signin',
    '/signin?return=/signin',
    '/signin/callback?code=1',
    '/id/login',
    '/id/session/end',
    '/x/../signin',
    '/./id/auth',
  ];
  for (const trick of tricks) assert.equal(localPath(trick, origin), null, String(trick));
});
