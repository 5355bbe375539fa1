import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insideAddress } from './app-links.ts';

const entry = { origin: 'http://localhost:3000', owns: (path: string) => path === '/taxes' };
const pressed = {
  isPlain: true,
  isDownload: false,
  target: '',
  origin: 'http://localhost:3000',
  pathname: '/taxes',
  search: '?on=2026-01-01',
};

test('a page of the cabinet opens inside', () => {
  assert.equal(insideAddress(pressed, entry), '/taxes?on=2026-01-01');
});

test('files, new tabs and other entries are left to the browser', () => {
  assert.equal(insideAddress({ ...pressed, isDownload: true }, entry), null);
  assert.equal(insideAddress({ ...pressed, isPlain: false }, entry), null);
  assert.equal(insideAddress({ ...pressed, target: '_blank' }, entry), null);
  assert.equal(insideAddress({ ...pressed, pathname: '/stand' }, entry), null);
  assert.equal(insideAddress({ ...pressed, origin: 'http://evil.test' }, entry), null);
});
