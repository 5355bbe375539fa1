// Vectors of check digits: right ones, and wrong ones that differ by one digit or two neighbours.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Parsed } from '../parsed.ts';
import { formatAccount, isAccountKeyRight, parseAccount } from './account.ts';
import { isBankOfRussia, parseBik } from './bik.ts';
import { parseCadastralNumber } from './cadastral-number.ts';
import { formatCard, isMir, maskCard, parseCard } from './card.ts';
import { maskEmail, parseEmail } from './email.ts';
import { completePersonInn, parseInn, parseOrganisationInn, parsePersonInn } from './inn.ts';
import { formatKbk, isTaxServiceKbk, parseKbk } from './kbk.ts';
import { parseKpp } from './kpp.ts';
import { parseOgrn, parseOgrnip } from './ogrn.ts';
import { parseOkpo } from './okpo.ts';
import { formatOktmo, parseOktmo } from './oktmo.ts';
import { parseOkved } from './okved.ts';
import { formatPassport, parseDepartmentCode, parsePassport } from './passport.ts';
import { formatPhone, maskPhone, parsePhone } from './phone.ts';
import { formatPlate, parsePlate, plateKind } from './plate.ts';
import { parsePostalCode } from './postal-code.ts';
import { formatSnils, parseSnils, snilsControl } from './snils.ts';
import { parseTaxOffice, taxOfficeRegion } from './tax-office.ts';
import { completeUin, formatUin, parseUin } from './uin.ts';
import { parseVin } from './vin.ts';

type Read = (text: string) => Parsed<string, string>;

function reads(read: Read, texts: readonly string[]): void {
  for (const text of texts) assert.deepEqual(read(text), { ok: true, value: text }, text);
}

function refuses(read: Read, vectors: Readonly<Record<string, string>>): void {
  for (const [text, reason] of Object.entries(vectors)) {
    assert.deepEqual(read(text), { ok: false, reason }, text);
  }
}

function swapped(text: string, place: number): string {
  const [one = '', two = ''] = text.slice(place, place + 2);
  return text.slice(0, place) + two + one + text.slice(place + 2);
}

test('ИНН of organisations and people', () => {
  reads(parseInn, ['7708133378', '5001007329', '502711111153', '770000000156']);
  refuses(parseInn, {
    '7708133379': 'wrong_check_digit',
    '502711111154': 'wrong_check_digit',
    '0000000000': 'all_zeros',
    '000000000000': 'all_zeros',
    '77081333780': 'wrong_length',
    '77O8133378': 'not_digits',
    '': 'empty',
    '0012345678': 'wrong_region',
  });
  assert.deepEqual(parseInn(' 7708 133378'), {
    ok: true,
    value: '7708133378',
    hint: 'spaces_removed',
  });
  refuses(parsePersonInn, { '7708133378': 'wrong_length' });
  refuses(parseOrganisationInn, { '502711111153': 'wrong_length' });
});

test('one changed digit of a person’s ИНН is always noticed', () => {
  const ten = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);
  fc.assert(
    fc.property(ten, fc.nat(11), fc.integer({ min: 1, max: 9 }), (base, place, shift) => {
      const inn = completePersonInn(base);
      assert.ok(parsePersonInn(inn).ok);
      // The sums are taken modulo 11 and then 10, so a changed digit shows in one of the two
      // check digits unless the remainders 10 and 0 meet; those pairs are left out.
      const digit = (Number(inn[place]) + shift) % 10;
      const wrong = inn.slice(0, place) + String(digit) + inn.slice(place + 1);
      if (completePersonInn(wrong.slice(0, 10)) === wrong) return;
      assert.equal(parsePersonInn(wrong).ok, false);
    }),
  );
});

test('КПП', () => {
  reads(parseKpp, ['770701001', '5027AB001']);
  refuses(parseKpp, { '77070100': 'wrong_length', '77070100A': 'wrong_format', '': 'empty' });
  refuses(parseKpp, { '000000000': 'all_zeros' });
  assert.deepEqual(parseKpp('5027АВ001'), {
    ok: true,
    value: '5027AB001',
    hint: 'lookalikes_replaced',
  });
});

test('ОГРН and ОГРНИП', () => {
  reads(parseOgrn, ['1027700000008', '1237700000010']);
  refuses(parseOgrn, { '1237700000011': 'wrong_check_digit', '2237700000010': 'wrong_kind' });
  reads(parseOgrnip, ['317502700000017']);
  refuses(parseOgrnip, { '317502700000018': 'wrong_check_digit', '1027700000008': 'wrong_length' });
});

test('СНИЛС with all three kinds of remainder', () => {
  for (const text of ['112-233-445 95', '123-456-789 64', '087-654-303 00']) {
    const read = parseSnils(text);
    assert.ok(read.ok && read.hint === undefined);
    assert.equal(formatSnils(read.value), text);
  }
  reads(parseSnils, ['11223344595']);
  refuses(parseSnils, {
    '087-654-303 01': 'wrong_check_digit',
    '000-000-000 00': 'all_zeros',
    '112-233-445': 'not_digits',
    '1122334459': 'wrong_length',
  });
  assert.deepEqual(parseSnils(' 112 233 445 95'), {
    ok: true,
    value: '11223344595',
    hint: 'spaces_removed',
  });
});

test('early СНИЛС numbers carry no control', () => {
  assert.ok(parseSnils('00100199800').ok);
  assert.equal(parseSnils('00100199900').ok, snilsControl('001001999') === '00');
});

test('БИК of banks, units of the Bank of Russia and the treasury', () => {
  reads(parseBik, ['044525225', '017003983', '044525000', '040000001']);
  refuses(parseBik, {
    '544525225': 'wrong_country',
    '044525003': 'wrong_number',
    '04452522': 'wrong_length',
    '000000000': 'all_zeros',
  });
  assert.ok(isBankOfRussia('044525000'));
  assert.ok(!isBankOfRussia('044525225'));
});

test('account keys with the prefix of their kind of account', () => {
  const ours = ['40802810100000012345', '40817810700000000001', '40702810000000000777'];
  for (const account of [...ours, '30101810400000000225']) {
    assert.deepEqual(parseAccount(account, '044525225'), { ok: true, value: account });
  }
  assert.ok(isAccountKeyRight('40102810445370000059', '017003983'));
  assert.deepEqual(parseAccount('03100643000000018500', '017003983'), {
    ok: true,
    value: '03100643000000018500',
  });
  refuses((text) => parseAccount(text, '044525225'), {
    '40817810900000000001': 'wrong_check_digit',
    '4081781070000000000': 'wrong_length',
    '40817Z10700000000001': 'wrong_format',
    '00000000000000000000': 'all_zeros',
  });
  assert.equal(formatAccount('40702810000000000777'), '40702 810 0 0000 0000777');
});

test('a letter of a clearing currency counts as its digit', () => {
  assert.equal(
    isAccountKeyRight('40702A10000000000777', '044525225'),
    isAccountKeyRight('40702010000000000777', '044525225'),
  );
  assert.ok(parseAccount('40702А10000000000777', null).ok);
});

test('УИН with one, two and no remainder below ten', () => {
  const bodies = [
    '1820502711111111111',
    '1820000000000000001',
    '1820000000000000032',
    '1820000000000000144',
    '182050271111111111111111',
  ];
  assert.deepEqual(
    bodies.map((body) => completeUin(body).at(-1)),
    ['6', '2', '0', '0', '4'],
  );
  reads(parseUin, bodies.map(completeUin));
  refuses(parseUin, {
    '18205027111111111117': 'wrong_check_digit',
    '0': 'none',
    '00000000000000000000': 'all_zeros',
    '1820502711111111111': 'wrong_length',
    '1820502711111111111A': 'not_digits',
    '': 'empty',
  });
  assert.ok(parseUin('032250271111111111AB').ok);
  assert.equal(formatUin(completeUin('1820502711111111111')), '18205 02711 11111 11116');
});

test('swapped neighbours in an УИН are noticed', () => {
  const nine = fc.nat(18);
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 9_999_999_999_999_999n }), nine, (tail, place) => {
      const uin = completeUin(`182${String(tail).padStart(16, '0')}`);
      const wrong = swapped(uin, place);
      if (wrong === uin || wrong === completeUin(wrong.slice(0, -1))) return;
      assert.equal(parseUin(wrong).ok, false);
    }),
  );
});

test('ОКПО, КБК, ОКТМО, ОКВЭД', () => {
  reads(parseOkpo, ['12345678', '1234567890']);
  refuses(parseOkpo, { '12345679': 'wrong_check_digit', '123456789': 'wrong_length' });
  reads(parseKbk, ['18201061201010000510']);
  refuses(parseKbk, { '1820106120101000051': 'wrong_length' });
  assert.ok(isTaxServiceKbk('18201061201010000510'));
  assert.equal(formatKbk('18201061201010000510'), '182 0 10 61201 01 0000 510');
  reads(parseOktmo, ['45348000', '46623101001']);
  refuses(parseOktmo, { '0': 'none', '4534800': 'wrong_length' });
  assert.equal(formatOktmo('46623101001'), '466 231 01001');
  reads(parseOkved, ['62', '62.0', '62.01', '62.01.1', '62.01.12']);
  refuses(parseOkved, { '6': 'wrong_format', '62.': 'wrong_format', '62.1.1': 'wrong_format' });
});

test('passport and department code', () => {
  for (const text of ['4510 123456', '45 10 123456', '45 10 № 123456', '4510123456']) {
    assert.deepEqual(parsePassport(text), { ok: true, value: '4510123456' });
  }
  refuses(parsePassport, {
    '451012345': 'wrong_length',
    '0000 000000': 'all_zeros',
    'AB10 123456': 'not_digits',
  });
  assert.equal(formatPassport('4510123456'), '45 10 № 123456');
  assert.deepEqual(parseDepartmentCode('770-001'), { ok: true, value: '770-001' });
  assert.deepEqual(parseDepartmentCode('770001'), { ok: true, value: '770-001' });
  refuses(parseDepartmentCode, { '77-001': 'not_digits' });
});

test('card numbers', () => {
  reads(parseCard, ['2200000000000004', '4111111111111111']);
  assert.deepEqual(parseCard('4111 1111 1111 1111'), { ok: true, value: '4111111111111111' });
  refuses(parseCard, { '4111111111111112': 'wrong_check_digit', '411111': 'wrong_length' });
  assert.ok(isMir('2200000000000004') && isMir('2204000000000000') && !isMir('2205000000000000'));
  assert.equal(formatCard('4111111111111111'), '4111 1111 1111 1111');
  assert.equal(maskCard('4111111111111111'), '•• 1111');
});

test('cadastral numbers', () => {
  reads(parseCadastralNumber, ['77:01:0001001:1234', '50:27:000000:5']);
  refuses(parseCadastralNumber, { '77:01:1:1': 'wrong_format', '77-01-0001001-1': 'wrong_format' });
});

test('VIN with a foreign check character is only hinted at', () => {
  reads(parseVin, ['1M8GDM9AXKP042788']);
  assert.deepEqual(parseVin('1M8GDM9A1KP042788'), {
    ok: true,
    value: '1M8GDM9A1KP042788',
    hint: 'check_digit',
  });
  refuses(parseVin, { '1M8GDM9AXKP04278': 'wrong_length', '1M8GDM9AXKPO42788': 'wrong_character' });
});

test('plates in Cyrillic, with Latin twins converted', () => {
  reads(parsePlate, ['А123ВС77', 'А123ВС777', 'АВ12377', 'АВ123477', '1234АВ77']);
  assert.deepEqual(parsePlate('a123bc77'), {
    ok: true,
    value: 'А123ВС77',
    hint: 'lookalikes_replaced',
  });
  refuses(parsePlate, { Я123ВС77: 'wrong_format', А000ВС77: 'wrong_format' });
  assert.equal(plateKind('АВ123477'), 'trailer');
  assert.equal(plateKind('АВ12377'), 'taxi');
  assert.equal(formatPlate('А123ВС777'), 'А123ВС\u00a0777');
});

test('four ways to write a phone give one value', () => {
  for (const text of ['9161234567', '89161234567', '+79161234567', '8 (916) 123-45-67']) {
    assert.deepEqual(parsePhone(text), { ok: true, value: '79161234567' });
  }
  assert.equal(formatPhone('79001112233'), '+7 (900) 111-22-33');
  assert.equal(maskPhone('79001112233'), '+7 (9••) •••-••-33');
  refuses(parsePhone, {
    '': 'empty',
    '916123456': 'wrong_length',
    '+380441234567': 'wrong_country',
    '00161234567': 'wrong_country',
    'звонить Анне': 'wrong_character',
  });
});

test('mail addresses, postal codes, inspectorates', () => {
  reads(parseEmail, ['anna@kabinet.test', 'a.b+c@почта.рф']);
  assert.deepEqual(parseEmail('Anna@Kabinet.Test'), {
    ok: true,
    value: 'anna@kabinet.test',
    hint: 'case_changed',
  });
  refuses(parseEmail, {
    'anna@': 'wrong_format',
    'a..b@kabinet.test': 'wrong_format',
    'anna@localhost': 'wrong_format',
    'anna kabinet@test.ru': 'wrong_format',
    [`${'a'.repeat(250)}@b.ru`]: 'too_long',
  });
  assert.equal(maskEmail('anna@kabinet.test'), 'a•••@kabinet.test');
  reads(parsePostalCode, ['101000']);
  refuses(parsePostalCode, { '10100': 'wrong_length', '000000': 'all_zeros' });
  reads(parseTaxOffice, ['7707']);
  assert.equal(taxOfficeRegion('7707'), '77');
});

test('no reader ever throws on any text', () => {
  const readers: readonly Read[] = [
    parseInn,
    parseKpp,
    parseOgrn,
    parseOgrnip,
    parseSnils,
    parseBik,
    (text) => parseAccount(text, '044525225'),
    parseUin,
    parseOkpo,
    parseKbk,
    parseOktmo,
    parseOkved,
    parsePassport,
    parseCard,
    parseCadastralNumber,
    parseVin,
    parsePlate,
    parsePhone,
    parseEmail,
    parsePostalCode,
    parseTaxOffice,
  ];
  const texts = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom(...'0123456789 -АВab№:') }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      for (const read of readers) {
        const first = read(text);
        if (!first.ok) continue;
        assert.equal(read(first.value).ok, true, `${first.value} of ${text}`);
      }
    }),
  );
});
