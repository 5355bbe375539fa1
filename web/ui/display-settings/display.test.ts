import assert from 'node:assert/strict';
import { test } from 'node:test';
import { USUAL, attributesOf, parseDisplay } from './display.ts';

test('without a cookie the look is the usual one', () => {
  assert.deepEqual(parseDisplay(undefined), USUAL);
});

test('a kept choice comes back', () => {
  const kept = { ...USUAL, scheme: 'white-on-black', text: 200, images: false } as const;
  assert.deepEqual(parseDisplay(encodeURIComponent(JSON.stringify(kept))), kept);
});

test('a cookie edited by hand gives the usual look, not an error', () => {
  assert.deepEqual(parseDisplay('%7Bnot json'), USUAL);
  assert.deepEqual(parseDisplay('%E0%A4%A'), USUAL);
  assert.equal(parseDisplay('{"text":999,"scheme":"pink"}').text, 100);
});

test('the system scheme follows the system', () => {
  assert.equal(attributesOf(USUAL, true)['data-scheme'], 'dark');
  assert.equal(attributesOf(USUAL, false)['data-scheme'], 'light');
});

test('a two-colour scheme is marked as such', () => {
  const attributes = attributesOf({ ...USUAL, scheme: 'brown-on-cream' }, true);
  assert.equal(attributes['data-scheme'], 'brown-on-cream');
  assert.equal(attributes['data-contrast'], '');
});
