import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Charge } from '#contract/ledger';
import {
  chargesQuery,
  choose,
  chosenSum,
  exportAddress,
  filtersSet,
  kopecksFilter,
  payAddress,
  roublesText,
  yearsBefore,
} from './charges.ts';

test('asks the server only for what the address may say', () => {
  const asked = chargesQuery({ status: 'due,part_paid', page: '2', utm: 'letter' });
  assert.equal(asked.status, 'due,part_paid');
  assert.equal(asked.page, '2');
  assert.equal('utm' in asked, false);
});

test('counts the filters, not the order and the page', () => {
  assert.deepEqual(filtersSet({ status: 'paid', tax: 'land', sort: '-amount', page: '2' }), [
    'status',
    'tax',
  ]);
});

test('a file has the filters and the order of the list, and all its pages', () => {
  assert.equal(
    exportAddress({ tax: 'land', sort: '-amount', page: '3' }, 'xlsx'),
    '/api/cabinet/v1/charges/export.xlsx?tax=land&sort=-amount',
  );
  assert.equal(exportAddress({}, 'csv'), '/api/cabinet/v1/charges/export.csv');
});

test('adds up what was chosen on several pages', () => {
  const here = (chargeId: string, outstandingKopecks: number) =>
    ({ chargeId, outstandingKopecks, reservedKopecks: 50 }) as Charge;
  const first = choose(new Set(['a']), new Map(), [here('a', 150), here('b', 999)]);
  const both = choose(new Set(['a', 'c']), first, [here('c', 300)]);
  assert.equal(chosenSum(both), 350);
  assert.equal(chosenSum(choose(new Set(['c']), both, [])), 250);
});

test('names the chosen charges in the address of the pay sheet', () => {
  assert.equal(payAddress(['a', 'b']), '/pay?charges=a,b');
});

test('a sum typed into a filter goes to the address in kopecks and back', () => {
  assert.equal(kopecksFilter('1 234,5'), '123450');
  assert.equal(roublesText('123450'), '1\u00a0234,50');
  assert.equal(kopecksFilter('много'), undefined);
  assert.equal(roublesText(undefined), '');
});

test('offers this tax year and five before', () => {
  assert.deepEqual(yearsBefore('2026-11-21'), ['2026', '2025', '2024', '2023', '2022', '2021']);
});
