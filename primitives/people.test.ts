// Periods, names, sums in words and logins: what a person reads and types.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { amountInWords } from './amount-in-words.ts';
import { day } from './days.ts';
import { parseLogin } from './login.ts';
import { kopecks } from './money.ts';
import {
  comparableName,
  fullName,
  initials,
  isSameName,
  nameWithInitials,
  parseName,
  shortName,
} from './names.ts';
import {
  formatPeriod,
  monthOfDay,
  parsePeriod,
  paymentPeriod,
  periodCode,
  periodEnd,
  periodStart,
  quarterOfDay,
  yearPeriod,
} from './periods.ts';

const PERIODS: readonly [string, string, string, string][] = [
  ['2026', '2026-01-01', '2026-12-31', '2026 год'],
  ['2026-Q2', '2026-04-01', '2026-06-30', 'II квартал 2026'],
  ['2026-H1', '2026-01-01', '2026-06-30', 'полугодие 2026'],
  ['2026-9M', '2026-01-01', '2026-09-30', '9 месяцев 2026'],
  ['2024-02', '2024-02-01', '2024-02-29', 'февраль 2024'],
];

test('a period knows its code, first and last day and its words', () => {
  for (const [code, first, last, words] of PERIODS) {
    const read = parsePeriod(code);
    assert.ok(read.ok);
    assert.equal(periodCode(read.value), code);
    assert.equal(periodStart(read.value), first);
    assert.equal(periodEnd(read.value), last);
    assert.equal(formatPeriod(read.value), words);
  }
});

test('what is no period is refused', () => {
  for (const text of ['', '2026-13', '2026-Q5', '26', '2026-2', '0000', '2026-H2']) {
    assert.deepEqual(parsePeriod(text), { ok: false, reason: 'not_a_period' });
  }
});

test('the period of a day, and field 107 of a payment', () => {
  assert.equal(paymentPeriod(monthOfDay(day('2026-03-31'))), 'МС.03.2026');
  assert.equal(paymentPeriod(quarterOfDay(day('2026-03-31'))), 'КВ.01.2026');
  assert.equal(paymentPeriod({ kind: 'half_year', year: 2026, number: 1 }), 'ПЛ.01.2026');
  assert.equal(paymentPeriod(yearPeriod(2026)), 'ГД.00.2026');
  assert.equal(formatPeriod(quarterOfDay(day('2026-12-31')), 'en'), 'Q4 2026');
  assert.throws(() => paymentPeriod({ kind: 'nine_months', year: 2026, number: 1 }), RangeError);
});

test('a name with stray spaces or Latin twins is corrected with a hint', () => {
  assert.deepEqual(parseName('Петрова'), { ok: true, value: 'Петрова' });
  assert.deepEqual(parseName('  Петрова '), {
    ok: true,
    value: 'Петрова',
    hint: 'spaces_removed',
  });
  assert.deepEqual(parseName('Пeтpoвa'), {
    ok: true,
    value: 'Петрова',
    hint: 'lookalikes_replaced',
  });
  assert.deepEqual(parseName('Салтыков - Щедрин'), {
    ok: true,
    value: 'Салтыков-Щедрин',
    hint: 'spaces_removed',
  });
});

test('names of many kinds are accepted as they are', () => {
  for (const name of ['Ёлкин', 'Мамедов Оглы', "О'Коннор", 'Ван дер Ваальс', 'Анна-Мария']) {
    assert.deepEqual(parseName(name), { ok: true, value: name });
  }
});

test('a name that is none is refused with a reason', () => {
  assert.deepEqual(parseName(' '), { ok: false, reason: 'empty' });
  assert.deepEqual(parseName('Smith'), { ok: false, reason: 'latin_letters' });
  assert.deepEqual(parseName('Петрова1'), { ok: false, reason: 'wrong_character' });
  assert.deepEqual(parseName('-Петрова'), { ok: false, reason: 'wrong_character' });
  assert.deepEqual(parseName('Петрова<b>'), { ok: false, reason: 'latin_letters' });
  assert.deepEqual(parseName('А'.repeat(61)), { ok: false, reason: 'too_long' });
});

test('names are compared without Ё, case, spaces and twins', () => {
  assert.equal(comparableName('  Алёна '), comparableName('АЛЕНА'));
  const anna = { lastName: 'Петрова', firstName: 'Алёна', middleName: 'Сергеевна' };
  assert.ok(isSameName(anna, { ...anna, firstName: 'Алена', lastName: 'ПЕТРОВА' }));
  assert.ok(!isSameName(anna, { ...anna, middleName: null }));
});

test('names are written full, short and with initials', () => {
  const anna = { lastName: 'Петрова', firstName: 'Анна', middleName: 'Сергеевна' };
  assert.equal(fullName(anna), 'Петрова Анна Сергеевна');
  assert.equal(shortName(anna), 'Петрова А.');
  assert.equal(nameWithInitials(anna), 'Петрова\u00a0А.\u00a0С.');
  assert.equal(nameWithInitials({ ...anna, middleName: null }), 'Петрова\u00a0А.');
  assert.equal(initials(anna), 'АП');
});

const WORDS: readonly [number, string][] = [
  [12345, 'Сто двадцать три рубля 45 копеек'],
  [0, 'Ноль рублей 00 копеек'],
  [101, 'Один рубль 01 копейка'],
  [200, 'Два рубля 00 копеек'],
  [1100, 'Одиннадцать рублей 00 копеек'],
  [2102, 'Двадцать один рубль 02 копейки'],
  [1400011, 'Четырнадцать тысяч рублей 11 копеек'],
  [200100, 'Две тысячи один рубль 00 копеек'],
  [100000000, 'Один миллион рублей 00 копеек'],
  [1658600, 'Шестнадцать тысяч пятьсот восемьдесят шесть рублей 00 копеек'],
  [2_002_002_00199, 'Два миллиарда два миллиона две тысячи один рубль 99 копеек'],
  [-101, 'Минус один рубль 01 копейка'],
];

test('sums in words agree with their numbers', () => {
  for (const [amount, words] of WORDS) assert.equal(amountInWords(kopecks(amount)), words);
});

test('different sums have different words', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (one, other) => {
      const isSame = amountInWords(kopecks(one)) === amountInWords(kopecks(other));
      assert.equal(isSame, one === other);
    }),
  );
});

const LOGINS: readonly [string, string, string][] = [
  ['+7 (916) 123-45-67', 'phone', '79161234567'],
  ['9161234567', 'phone', '79161234567'],
  ['89161234567', 'phone', '79161234567'],
  ['79000000001', 'phone', '79000000001'],
  ['+74951234567', 'phone', '74951234567'],
  ['Anna@Kabinet.test ', 'email', 'anna@kabinet.test'],
  ['502711111153', 'inn', '502711111153'],
  ['112-233-445 95', 'snils', '11223344595'],
  ['11223344595', 'snils', '11223344595'],
];

test('a login is recognised by what it is', () => {
  for (const [text, kind, value] of LOGINS) {
    const read = parseLogin(text);
    assert.ok(read.ok, text);
    assert.deepEqual(read.value, { kind, value });
  }
});

test('what is nearly a login says what is wrong with it', () => {
  assert.deepEqual(parseLogin(''), { ok: false, reason: 'empty' });
  assert.deepEqual(parseLogin('anna'), { ok: false, reason: 'not_a_login' });
  assert.deepEqual(parseLogin('123'), { ok: false, reason: 'not_a_login' });
  assert.deepEqual(parseLogin('anna@'), { ok: false, reason: 'email_wrong' });
  assert.deepEqual(parseLogin('502711111154'), { ok: false, reason: 'inn_wrong' });
  assert.deepEqual(parseLogin('112-233-445 96'), { ok: false, reason: 'snils_wrong' });
  assert.deepEqual(parseLogin('11223344596'), { ok: false, reason: 'snils_wrong' });
  assert.deepEqual(parseLogin('+1 555 123 45 67'), { ok: false, reason: 'phone_wrong' });
});
