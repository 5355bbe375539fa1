import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayPlace } from './place.ts';

const seen = (text: string) => sayPlace(text).replaceAll('\u00a0', '_').replaceAll('\u2011', '=');

test('short words of an address stay beside their names', () => {
  assert.equal(
    seen('Квартира, г. Санкт-Петербург, пр-т Мастеров, д. 8, кв. 112'),
    'Квартира, г._Санкт-Петербург, пр=т_Мастеров, д._8, кв._112',
  );
  assert.equal(seen('Москва, ул. Кленовая, д. 14'), 'Москва, ул._Кленовая, д._14');
});

test('other words keep their spaces', () => {
  assert.equal(seen('HAVAL JOLION, В662ТВ78'), 'HAVAL JOLION, В662ТВ78');
});
