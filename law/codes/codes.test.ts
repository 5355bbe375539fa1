// What a code means on a day, and that no day has two meanings.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#primitives/days';
import { ALL_CODES, type CodeKind, codesOn, findCode } from './codes.ts';

function title(kind: CodeKind, code: string, on: string): string | undefined {
  return findCode(kind, code, day(on))?.title.ru;
}

const FORMS: Readonly<Record<CodeKind, RegExp>> = {
  kbk: /^182\d{17}$/u,
  knd: /^\d{7}$/u,
  income: /^\d{4}$/u,
  deduction: /^\d{3}$/u,
  return_income: /^\d{2,3}$/u,
  'notice_period.agent': /^(?:21|31|33|34)\/(?:0[1-4]|1[1-3])$/u,
  'notice_period.employer': /^(?:21|31|33|34)\/0[1-3]$/u,
  'notice_period.ip': /^(?:21|31|33)\/04$/u,
  'notice_period.usn': /^34\/0[1-3]$/u,
  'return_period.ndfl3': /^\d{2}$/u,
  'return_period.usn': /^\d{2}$/u,
  identity_document: /^\d{2}$/u,
};

test('every code has its form, both titles, a citation and a day of its own', () => {
  for (const one of ALL_CODES) {
    const label = `${one.kind} ${one.code}`;
    assert.match(one.code, FORMS[one.kind], label);
    assert.match(one.title.ru, /[а-яё]/iu, label);
    assert.match(one.title.en, /[a-z]/iu, label);
    assert.ok(one.law !== '' && one.sources.length > 0 && one.checkedOn >= one.from, label);
    const twins = ALL_CODES.filter(
      (other) =>
        other !== one &&
        other.kind === one.kind &&
        other.code === one.code &&
        other.from <= (one.to ?? '9999-12-31') &&
        one.from <= (other.to ?? '9999-12-31'),
    );
    assert.deepEqual(twins, [], label);
  }
});

test('the first day of an edition and the day before it', () => {
  const pairs: [CodeKind, string, [string, string | undefined], [string, string | undefined]][] = [
    [
      'kbk',
      '18210102010011000110',
      ['2024-12-31', 'НДФЛ агента, 13 % до 5 млн ₽'],
      ['2025-01-01', 'НДФЛ агента, 13 % до 2,4 млн ₽'],
    ],
    [
      'kbk',
      '18210102170011000110',
      ['2024-12-31', undefined],
      ['2025-01-01', 'НДФЛ агента, 22 % свыше 50 млн ₽'],
    ],
    [
      'kbk',
      '18201061201010000510',
      ['2022-12-31', undefined],
      ['2023-01-01', 'Единый налоговый платёж'],
    ],
    [
      'return_income',
      '01',
      ['2023-12-31', 'Недвижимость по цене договора'],
      ['2024-01-01', 'Дивиденды'],
    ],
    ['return_income', '010', ['2024-12-31', undefined], ['2025-01-01', 'Заработная плата']],
    [
      'return_income',
      '10',
      ['2024-12-31', 'Иные доходы, в том числе заработная плата'],
      ['2025-01-01', undefined],
    ],
    [
      'notice_period.agent',
      '21/02',
      ['2023-12-31', 'с 23 числа до 22 числа: февраль'],
      ['2024-01-01', 'февраль: с 1 по 22 число'],
    ],
    [
      'notice_period.agent',
      '34/04',
      ['2023-12-31', 'с 23 по 31 декабря'],
      ['2024-01-01', undefined],
    ],
    [
      'notice_period.agent',
      '34/13',
      ['2023-12-31', undefined],
      ['2024-01-01', 'декабрь: с 23 числа до конца месяца'],
    ],
  ];
  for (const [kind, code, [before, was], [since, is]] of pairs) {
    assert.deepEqual([title(kind, code, before), title(kind, code, since)], [was, is], code);
  }
});

test('the same code of a period means what its sender is', () => {
  const on = '2026-04-20';
  assert.equal(title('notice_period.usn', '34/01', on), 'I квартал');
  assert.equal(title('notice_period.agent', '34/01', on), 'октябрь: с 1 по 22 число');
  assert.equal(title('notice_period.employer', '34/01', on), 'октябрь');
  assert.equal(title('notice_period.ip', '21/04', on), 'I квартал');
  assert.equal(title('notice_period.agent', '33/12', on), 'август: с 23 числа до конца месяца');
  assert.equal(codesOn('notice_period.agent', day(on)).length, 24);
});

test('children’s deductions stand in their rows', () => {
  const on = '2026-01-01';
  assert.equal(title('deduction', '126', on), 'На детей: первый ребёнок, родитель');
  assert.equal(title('deduction', '133', on), 'На детей: ребёнок-инвалид, опекун');
  assert.equal(title('deduction', '136', on), 'На детей: второй ребёнок, единственный родитель');
  assert.equal(title('deduction', '141', on), 'На детей: ребёнок-инвалид, единственный опекун');
  assert.equal(
    title('deduction', '149', on),
    'На детей: ребёнок-инвалид, опекун при отказе другого',
  );
});

test('what is not described is not guessed', () => {
  assert.equal(findCode('kbk', '18210102999011000110', day('2026-01-01')), undefined);
  assert.equal(findCode('return_income', '011', day('2025-06-01')), undefined);
  assert.equal(findCode('knd', '1165242', day('2026-01-01')), undefined);
  assert.equal(findCode('knd', '1160001', day('2026-01-01'))?.confidence, 'medium');
});
