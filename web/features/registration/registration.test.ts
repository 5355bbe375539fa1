import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../../api.ts';
import { mistakesIn } from './person.ts';
import { isForgotten, isOutdated, pageNumber } from './registration.ts';
import { personTexts } from './person-texts.ts';

test('a code belongs to the page that asked for it', () => {
  assert.deepEqual(pageNumber('phone'), pageNumber('phone_code'));
  assert.deepEqual(pageNumber('email'), { number: 2, count: 5 });
  assert.deepEqual(pageNumber('consents'), { number: 5, count: 5 });
});

test('a step that another tab has done is told from a registration that is gone', () => {
  const wrongStep = new Refusal({ status: 409, code: 'taxpayers.wrong_step', detail: '' });
  const gone = new Refusal({ status: 404, code: 'taxpayers.registration_absent', detail: '' });
  assert.deepEqual([isOutdated(wrongStep), isForgotten(wrongStep)], [true, false]);
  assert.deepEqual([isOutdated(gone), isForgotten(gone)], [false, true]);
});

const right = {
  last: 'Петрова',
  first: 'Анна',
  middle: '',
  birthDate: '17.04.1988',
  passportSeriesNumber: '45 08 № 107919',
  inn: '',
  snils: '',
};
const fieldsOf = (typed: Partial<typeof right>) =>
  mistakesIn({ ...right, ...typed }, personTexts.ru).map(({ field }) => field);

test('numbers are checked by their control digits, and may be left out', () => {
  assert.deepEqual(fieldsOf({}), []);
  assert.deepEqual(fieldsOf({ inn: '770100791984', snils: '200-007-919 84' }), []);
  assert.deepEqual(fieldsOf({ inn: '770100791985', snils: '200-007-919 85' }), ['inn', 'snils']);
});

test('a name in Latin letters and a day that does not exist stand at their fields', () => {
  assert.deepEqual(fieldsOf({ last: 'Petrova', birthDate: '31.02.1988' }), ['last', 'birthDate']);
});
