import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day } from '#primitives/days';
import { isPairRight, taxOfKbk } from './kbk-tax.ts';
import { dueDayOf, periodOf } from './period-of-field.ts';

const on = day('2026-05-20');

test('a КБК tells the tax and the part of it', () => {
  const cases: [string, string | null][] = [
    ['18210102030011000110', 'ndfl tax'],
    ['18210102010011000110', 'ndfl_agent tax'],
    ['18210506000011000110', 'npd tax'],
    ['18210501011011000110', 'usn tax'],
    ['18210504010021000110', 'patent tax'],
    ['18210202000011000160', 'contributions tax'],
    ['18210601010031000110', 'property tax'],
    ['18210604012021000110', 'transport tax'],
    ['18210606041031000110', 'land tax'],
    ['18210807010011000110', 'duty tax apart'],
    ['18210604012022100110', 'transport penalty'],
    ['18210604012022200110', 'transport interest'],
    ['18210604012023000110', 'transport fine'],
    ['18211605160010002140', 'other fine'],
    ['18210505010021000110', 'other tax'],
    ['18210604012029000110', null],
    ['18210699999999999110', null],
    ['18201061201010000510', null],
    ['18810807141011000110', null],
  ];
  for (const [kbk, expected] of cases) {
    const found = taxOfKbk(kbk, on);
    const said = found && `${found.tax} ${found.class}${found.isApart ? ' apart' : ''}`;
    assert.equal(said, expected, kbk);
  }
});

test('a code is known on the days the law has it', () => {
  assert.notEqual(taxOfKbk('18210102150011000110', day('2025-01-01')), null);
  assert.equal(taxOfKbk('18210102150011000110', day('2024-12-31')), null);
});

test('a local tax belongs to the budget of its kind of place', () => {
  assert(isPairRight('18210601010031000110', '45381000'));
  assert(!isPairRight('18210601010031000110', '46744000'));
  assert(isPairRight('18210601020041000110', '46744000'));
  assert(!isPairRight('18210606042141000110', '46744000'));
  assert(isPairRight('18210606042141000110', '46544000'));
  assert(isPairRight('18210102030011000110', '46744000'), 'other taxes fit any place');
});

test('field 107 tells the period', () => {
  const cases: [string, number, string][] = [
    ['ГД.00.2025', 2025, '2025'],
    ['КВ.02.2026', 2026, '2026-Q2'],
    ['МС.03.2026', 2026, '2026-03'],
    ['ПЛ.01.2026', 2026, '2026-H1'],
    ['ПЛ.02.2026', 2026, '2026'],
    ['МС.13.2026', 2026, '2026'],
    ['0', 2025, '2025'],
    ['28.04.2026', 2025, '2025'],
  ];
  for (const [field, taxYear, period] of cases) {
    assert.deepEqual(periodOf(field, on), { taxYear, period }, field);
  }
});

test('the due day is named, stands in the field, or follows from the law', () => {
  const none = { named: null, field: '0', tax: 'ndfl', taxYear: 2025 } as const;
  const named = { ...none, field: '28.04.2026', named: day('2026-07-15') };
  assert.equal(dueDayOf(named), '2026-07-15');
  assert.equal(dueDayOf({ ...none, field: '28.04.2026' }), '2026-04-28');
  assert.equal(dueDayOf({ ...none, tax: 'transport' }), '2026-12-01');
  assert.equal(dueDayOf(none), null);
});
