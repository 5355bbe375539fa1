import assert from 'node:assert/strict';
import { createReadStream, existsSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  chargesFile,
  chargeXml,
  ENP_KBK,
  paymentsFile,
  payerIdentifierOf,
  statementFile,
  TREASURY,
  uinFor,
} from './testing.ts';
import { type FileLine, FileRefused } from './line.ts';
import { payerOf } from './payer.ts';
import { openFile } from './read-file.ts';

const zone = 'Europe/Moscow';

async function read(text: string | Uint8Array, step = 1 << 20): Promise<FileLine[]> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const chunks = function* () {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  };
  return Array.fromAsync((await openFile(chunks(), zone)).lines);
}

async function faultOf(text: string | Uint8Array, step?: number): Promise<string | null> {
  try {
    await read(text, step);
    return null;
  } catch (error) {
    assert(error instanceof FileRefused, String(error));
    return error.fault;
  }
}

async function only(text: string): Promise<Record<string, unknown>> {
  const lines = await read(text);
  assert.equal(lines.length, 1);
  return 'facts' in lines[0]! ? { ...lines[0].facts } : { ...lines[0]! };
}

test('a charge says who owes what, for which period and by when', async () => {
  const facts = await only(chargesFile({ meaning: 2, changedAt: '2026-05-21T09:00:00+03:00' }));
  assert.deepEqual(facts, {
    kind: 'charge',
    uin: uinFor(1),
    payer: { kind: 'inn', value: '770123456703', name: 'Петров Пётр' },
    kbk: '18210102030011000110',
    oktmo: '45381000',
    purpose: 'Налог на доходы за 2025 год',
    meaning: 'changed',
    changedAt: '2026-05-21T06:00:00.000Z',
    amountKopecks: 130_000,
    billedOn: '2026-05-20',
    dueOn: '2026-07-15',
    taxPeriod: 'ГД.00.2025',
    documentNumber: null,
    documentOn: null,
  });
});

test('a payment says who paid, when and to which account', async () => {
  const facts = await only(paymentsFile({ uin: uinFor(1), paidOn: '2026-06-02' }));
  assert.equal(facts.kind, 'payment');
  assert.equal(facts.uin, uinFor(1));
  assert.equal(facts.paidOn, '2026-06-02');
  assert.deepEqual([facts.payeeAccount, facts.payeeBik], [TREASURY.account, TREASURY.bik]);
});

test('a day is the legal day of the moment', async () => {
  const late = chargesFile({}).replace('2026-05-20T10:00:00+03:00', '2026-05-20T23:30:00Z');
  assert.equal((await only(late)).billedOn, '2026-05-21');
  const local = chargesFile({}).replace('2026-05-20T10:00:00+03:00', '2026-05-20T23:30:00');
  assert.equal((await only(local)).billedOn, '2026-05-20');
});

test('lines come the same however the bytes are cut', async () => {
  const text = chargesFile({}, { uin: uinFor(2), meaning: 1 }, { uin: uinFor(3) });
  const whole = await read(text);
  assert.deepEqual(
    whole.map(({ line }) => line),
    [3, 9, 15],
  );
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 90 }), async (step) => {
      assert.deepEqual(await read(text, step), whole);
    }),
    { numRuns: 20 },
  );
});

test('messages are found inside packages and envelopes, under any prefix', async () => {
  const inside = chargeXml({}).replaceAll('ns0:ChargeInfo', 'ImportedCharge');
  const text =
    '<s:Envelope xmlns:s="urn:soap"><s:Body><q:ImportChargesRequest ' +
    'xmlns:q="urn://roskazna.ru/gisgmp/xsd/services/import-charges/2.5.0" xmlns:com="urn:c" ' +
    `xmlns:org="urn:o" xmlns:chg="urn:h"><!-- <x> --><q:ChargesPackage>${inside}` +
    '<![CDATA[<ChargeInfo>]]></q:ChargesPackage></q:ImportChargesRequest></s:Body></s:Envelope>';
  assert.equal((await only(text)).uin, uinFor(1));
});

test('a cut file is refused wherever it ends', async () => {
  const text = chargesFile({}, { uin: uinFor(2) }).trimEnd();
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 200, max: text.length - 1 }), async (length) => {
      assert.equal(await faultOf(text.slice(0, length)), 'cut');
    }),
    { numRuns: 40 },
  );
});

test('a hostile file is refused before it is read', async () => {
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' +
    chargesFile({}).replace(/^<\?.*\?>/u, '');
  assert.equal(await faultOf(bomb), 'declares_type');
  const root = '<a xmlns="http://roskazna.ru/gisgmp/xsd/x">';
  assert.equal(await faultOf(`${root}${' '.repeat(70_000)}<!DOCTYPE x>`), 'declares_type');
  assert.equal(await faultOf(`${root}${'<b>'.repeat(50)}`), 'too_deep');
  assert.equal(await faultOf(`${root}<b x="${'y'.repeat(70_000)}`), 'too_long');
  assert.equal(await faultOf(`${root}<ChargeInfo>${'y'.repeat(70_000)}`), 'too_long');
  assert.equal(await faultOf(`${root}<b></c></a>`), 'broken');
  assert.equal(await faultOf(`${root}</a><a/>`), 'broken');
  assert.equal(await faultOf(`${root}</a>tail`), 'broken');
  assert.equal(await faultOf(`${root}<b x="1" <c/></a>`), 'broken');
  assert.equal(await faultOf('<other/>'), 'not_known');
  assert.equal(await faultOf(''), 'empty');
  assert.equal(await faultOf('какой-то текст'), 'not_known');
  const utf16 = new Uint8Array(Buffer.from(`\uFEFF${chargesFile({})}`, 'utf16le'));
  assert.equal(await faultOf(utf16), 'not_known');
  const koi8 = chargesFile({}).replace('UTF-8', 'KOI8-R');
  assert.equal(await faultOf(koi8), 'wrong_encoding');
  const broken = Buffer.from(chargesFile({}).replace('Петров', 'Пет?ров'));
  broken[broken.indexOf('?'.charCodeAt(0), 60)] = 0xff;
  assert.equal(await faultOf(broken), 'wrong_encoding');
});

test('an entity or a wrong name inside a message spoils that line only', async () => {
  const whole = chargesFile({}, { uin: uinFor(2) });
  for (const hostile of ['&xxe;', '&#0;', '\u0001']) {
    const text = whole.replace('Налог на доходы', hostile);
    assert.deepEqual(
      (await read(text)).map((one) => ('fault' in one ? one.fault : one.facts.kind)),
      ['not_xml', 'charge'],
      hostile,
    );
  }
  const twice = whole.replace('amountToPay="0"', 'totalAmount="1"');
  assert.deepEqual('fault' in (await read(twice))[0]!, true);
});

test('what a message lacks is named', async () => {
  const cases: [string | RegExp, string, string, string][] = [
    [`supplierBillID="${uinFor(1)}"`, '', 'no_uin', 'supplierBillID'],
    [uinFor(1), '18226000000000000019', 'wrong_uin', 'supplierBillID'],
    ['totalAmount="130000"', 'totalAmount="1300.00"', 'wrong_sum', 'totalAmount'],
    ['totalAmount="130000"', 'totalAmount="-5"', 'wrong_sum', 'totalAmount'],
    ['2026-05-20T', '2026-02-30T', 'wrong_day', 'billDate'],
    ['2026-07-15', 'скоро', 'wrong_day', 'validUntil'],
    [/kbk="\d+"/u, 'kbk="182"', 'wrong_kbk', 'kbk'],
    ['<com:Meaning>1<', '<com:Meaning>5<', 'wrong_meaning', 'ChangeStatusInfo/Meaning'],
    ['Налог на', 'н'.repeat(1001), 'too_long', 'purpose'],
  ];
  for (const [from, to, fault, field] of cases) {
    const text = chargesFile({ meaning: 1 }).replace(from, to);
    assert.deepEqual(await only(text), { line: 3, fault, field });
  }
  const nameless = paymentsFile({}).replace(/paymentId="\d+"/u, '');
  assert.equal((await only(nameless)).fault, 'no_payment_id');
});

test('the payer is told by the kind of the document', () => {
  const cases: [string, string, string][] = [
    [payerIdentifierOf('770123456703'), 'inn', '770123456703'],
    ['1220000770123456703643', 'inn', '770123456703'],
    ['4770123456703', 'inn', '770123456703'],
    ['1140000000011223344595', 'snils', '11223344595'],
    ['1010000000008751379232', 'passport', '8751379232'],
    ['1220000000770123456704', 'unknown', '1220000000770123456704'],
    ['27701234560770101001', 'organisation', '27701234560770101001'],
    ['', 'unknown', ''],
  ];
  for (const [identifier, kind, value] of cases) {
    assert.deepEqual(payerOf(identifier, null), { kind, value, name: null }, identifier);
  }
});

test('of a statement only payments to the budget are lines', async () => {
  const text = statementFile({}, { kbk: '', account: '40702810400000054321' }, { kbk: '' });
  const lines = await read(text);
  assert.deepEqual(
    lines.map((one) => ('fault' in one ? one.fault : one.facts.kbk)),
    [ENP_KBK, 'not_budget', 'wrong_kbk'],
  );
  assert.equal(await faultOf(text.replace('КонецФайла', '')), 'cut');
});

test('a payment has one key in the statements of both sides', async () => {
  const theirs = statementFile({});
  const own = theirs
    .replace('ДатаПоступило', 'ДатаСписано')
    .replace(`РасчСчет=${TREASURY.account}`, 'РасчСчет=40817810700000000001');
  const key = async (text: string) => (await only(text)).key;
  assert.equal(await key(own), await key(theirs));
  assert.notEqual(await key(statementFile({ number: '2' })), await key(theirs));
});

test('the foreign samples are read', async (run) => {
  const folder = new URL('../../../../../shared/formats/', import.meta.url);
  if (!existsSync(folder)) return run.skip('not run: the shared formats are not here');
  const lines = async (path: string) => {
    const file = await openFile(createReadStream(new URL(path, folder)), zone);
    return Array.fromAsync(file.lines);
  };
  const [charge] = await lines('gisgmp/samples/SExportChargesResponse.xml');
  assert(charge !== undefined && 'facts' in charge && charge.facts.kind === 'charge');
  assert.equal(charge.facts.uin, '32117072411021588933');
  assert.deepEqual(charge.facts.payer.kind, 'passport');
  const [payment] = await lines('gisgmp/samples/SExportPaymentsResponse.xml');
  assert(payment !== undefined && 'facts' in payment && payment.facts.kind === 'payment');
  assert.equal(payment.facts.key, '10471020010005233009202000000001');
  const created = await lines('gisgmp/samples/SChargeCreationResponse.xml');
  assert.equal(created.length, 1);
  const statement = await lines('bank/samples/kl_to_1c.txt');
  assert.equal(statement.filter((one) => 'facts' in one).length, 1);
});
