import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PropertyObject } from '#contract/property';
import {
  addressBeside,
  inOrder,
  isWhole,
  latestValue,
  missingFor,
  plainDecimal,
} from './property.ts';
import { propertyTexts } from './texts.ts';

function anObject(objectId: string, change: Partial<PropertyObject>): PropertyObject {
  return { objectId, ownedTo: null, taxes: [], cadastralValues: [], ...change } as PropertyObject;
}
const tax = (amountKopecks: number) => [{ taxYear: 2025, amountKopecks, chargeId: 'c' }];

test('what was sold stands after what is owned', () => {
  const order = inOrder([
    anObject('sold', { ownedTo: '2023-02-11', taxes: tax(900) }),
    anObject('small', { taxes: tax(100) }),
    anObject('large', { taxes: tax(500) }),
  ]);
  assert.deepEqual(
    order.map((object) => object.objectId),
    ['large', 'small', 'sold'],
  );
});

test('the latest cadastral value counts', () => {
  const values = [
    { on: '2025-01-01', valueKopecks: 2 },
    { on: '2024-01-01', valueKopecks: 1 },
  ];
  assert.equal(latestValue(anObject('a', { cadastralValues: values }))?.valueKopecks, 2);
  assert.equal(latestValue(anObject('a', {})), null);
});

test('figures of registries are written as people write them', () => {
  assert.equal(plainDecimal('62.70', 'ru'), '62,7');
  assert.equal(plainDecimal('170.00', 'en'), '170');
  assert.equal(plainDecimal('800', 'ru'), '800');
});

test('an address is not said twice', () => {
  const flat = anObject('a', {
    title: 'Квартира, Москва, Лесная, 7',
    address: 'Москва, Лесная, 7',
  });
  assert.equal(addressBeside(flat), null);
  assert.equal(addressBeside({ ...flat, title: 'Квартира' }), 'Москва, Лесная, 7');
});

test('a tax that is not computed says what is missing, in our words or the law’s', () => {
  const text = { ru: 'Площадь мала. Проверьте её.', en: 'The area is small. Check it.' };
  const t = propertyTexts.ru;
  const rate = { taxYear: 2025, code: 'law.rate_unknown', text };
  assert.equal(
    t.unknown(2025, missingFor(rate, t, 'ru')),
    'Налог за 2025 год ещё не посчитан: неизвестна ставка для этого места. ' +
      'Когда узнаем, посчитаем и сообщим.',
  );
  assert.equal(missingFor({ ...rate, code: 'law.area_small' }, t, 'ru'), 'площадь мала');
});

test('a share of one is the whole', () => {
  assert.equal(isWhole({ num: 1, den: 1 }), true);
  assert.equal(isWhole({ num: 1, den: 2 }), false);
});
