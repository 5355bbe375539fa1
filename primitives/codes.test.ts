// Texts inside QR codes and payment links, as other people's scanners read and write them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { kopecks } from './money.ts';
import { qrSum, readPaymentQr, writePaymentQr } from './payment-qr.ts';
import { readReceiptQr, writeReceiptQr } from './receipt-qr.ts';
import { crc16, readSbpLink, writeSbpLink } from './sbp-link.ts';

const SINGLE_PAYMENT = {
  Name: 'Казначейство России (ФНС России)',
  PersonalAcc: '03100643000000018500',
  BankName: 'ОКЦ № 7 ГУ Банка России по ЦФО',
  BIC: '017003983',
  CorrespAcc: '40102810445370000059',
  PayeeINN: '7727406020',
  KPP: '770701001',
  PayerINN: '770123456703',
  LastName: 'Иванов',
  FirstName: 'Иван',
  MiddleName: 'Иванович',
  Purpose: 'ЕНП',
  Sum: qrSum(kopecks(1_658_600)),
  CBC: '18201061201010000510',
  OKTMO: '0',
  DrawerStatus: '13',
  PaytReason: '0',
  TaxPeriod: '0',
  DocNo: '0',
  DocDate: '0',
};

const SINGLE_PAYMENT_LINE =
  'ST00012|Name=Казначейство России (ФНС России)|PersonalAcc=03100643000000018500' +
  '|BankName=ОКЦ № 7 ГУ Банка России по ЦФО|BIC=017003983|CorrespAcc=40102810445370000059' +
  '|PayeeINN=7727406020|KPP=770701001|PayerINN=770123456703|LastName=Иванов|FirstName=Иван' +
  '|MiddleName=Иванович|Purpose=ЕНП|Sum=1658600|CBC=18201061201010000510|OKTMO=0' +
  '|DrawerStatus=13|PaytReason=0|TaxPeriod=0|DocNo=0|DocDate=0';

test('the line of a single tax payment is the expected one, whatever the order given', () => {
  assert.equal(writePaymentQr(SINGLE_PAYMENT), SINGLE_PAYMENT_LINE);
  const turned = Object.fromEntries(Object.entries(SINGLE_PAYMENT).reverse());
  assert.equal(writePaymentQr(turned), SINGLE_PAYMENT_LINE);
  assert.deepEqual(readPaymentQr(SINGLE_PAYMENT_LINE), { ok: true, value: SINGLE_PAYMENT });
});

test('another separator is chosen when a value contains the first', () => {
  const line = writePaymentQr({ ...SINGLE_PAYMENT, Purpose: 'Оплата a|b' });
  assert.equal(line[7], '~');
  const read = readPaymentQr(line);
  assert.ok(read.ok && read.value.Purpose === 'Оплата a|b');
});

test('what a scanner would refuse is not written', () => {
  const { BIC, ...withoutBic } = SINGLE_PAYMENT;
  assert.equal(BIC.length, 9);
  assert.throws(() => writePaymentQr(withoutBic), /BIC/u);
  assert.throws(() => writePaymentQr({ ...SINGLE_PAYMENT, BankName: 'Б'.repeat(46) }), /BankName/u);
  const all = { ...SINGLE_PAYMENT, Purpose: '|~^;#%' };
  assert.throws(() => writePaymentQr(all), /separator/u);
});

test('other people’s lines are read: any case, Cyrillic СВС, trailing separator', () => {
  const line = SINGLE_PAYMENT_LINE.replace('CBC=', 'СВС=').replace('Name=', 'NAME=');
  assert.deepEqual(readPaymentQr(`${line}|`), { ok: true, value: SINGLE_PAYMENT });
});

test('windows-1251 and KOI8-R bytes are read', () => {
  const head = 'ST00011|Name=';
  const tail = '|PersonalAcc=1|BankName=B|BIC=044525225|CorrespAcc=0';
  const latin = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
  const windows = [0xc4, 0xce, 0xcc];
  const koi = [0xe4, 0xef, 0xed];
  const first = readPaymentQr(Uint8Array.from([...latin(head), ...windows, ...latin(tail)]));
  assert.ok(first.ok && first.value.Name === 'ДОМ');
  const koiHead = latin(head.replace('ST00011', 'ST00013'));
  const second = readPaymentQr(Uint8Array.from([...koiHead, ...koi, ...latin(tail)]));
  assert.ok(second.ok && second.value.Name === 'ДОМ');
  const utf8 = readPaymentQr(new TextEncoder().encode(SINGLE_PAYMENT_LINE));
  assert.deepEqual(utf8, { ok: true, value: SINGLE_PAYMENT });
});

const BROKEN: Readonly<Record<string, string>> = {
  'BT00012|Name=x': 'not_a_payment_qr',
  'ST00022|Name=x': 'unknown_version',
  'ST00019|Name=x': 'unknown_encoding',
  'ST00012|Name=x': 'required_missing',
  ST00012: 'required_missing',
  'ST00012|Name': 'broken_pair',
  [SINGLE_PAYMENT_LINE.replace('Sum=1658600', 'Sum=16586.00')]: 'wrong_sum',
  [SINGLE_PAYMENT_LINE.replace('Иванович|', `Иванович|KPP=${'1'.repeat(10)}|`)]: 'too_long',
};

test('a broken line is refused with its reason', () => {
  for (const [line, reason] of Object.entries(BROKEN)) {
    assert.deepEqual(readPaymentQr(line), { ok: false, reason }, line);
  }
  const cut = new TextEncoder().encode('ST00012|Name=Ж').slice(0, -1);
  assert.deepEqual(readPaymentQr(cut), { ok: false, reason: 'wrong_encoding' });
});

test('any values come back as they were', () => {
  const value = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => !/[\r\n|]/u.test(text));
  fc.assert(
    fc.property(value, value, (purpose, name) => {
      const fields = { ...SINGLE_PAYMENT, Purpose: purpose, Name: name };
      assert.deepEqual(readPaymentQr(writePaymentQr(fields)), { ok: true, value: fields });
    }),
  );
});

const LINK =
  'https://qr.nspk.ru/AD10000000000000000000000000TEST?type=02&bank=100000000999' +
  '&sum=150000&cur=RUB&crc=5960';

test('the control of a payment link is CRC-16/CCITT-FALSE', () => {
  assert.equal(crc16('123456789'), 0x29b1);
  const link = {
    id: 'AD10000000000000000000000000TEST',
    kind: 'dynamic',
    bank: '100000000999',
    amountKopecks: kopecks(150_000),
  } as const;
  assert.equal(writeSbpLink(link), LINK);
  assert.deepEqual(readSbpLink(LINK), { ok: true, value: link });
});

test('a static link may come without a sum, a dynamic one may not', () => {
  const id = 'AS10000000000000000000000000TEST';
  const link = { id, kind: 'static', bank: '100000000999', amountKopecks: null } as const;
  assert.deepEqual(readSbpLink(writeSbpLink(link)), { ok: true, value: link });
  assert.throws(() => writeSbpLink({ ...link, kind: 'dynamic' }), RangeError);
});

/** A link with a right control over the text as it stands. */
function signed(text: string): string {
  return `${text}&crc=${crc16(text).toString(16).toUpperCase().padStart(4, '0')}`;
}

test('unknown parameters and another order are read, a changed sum is not', () => {
  const base = 'https://qr.nspk.ru/AD10000000000000000000000000TEST';
  const turned = signed(`${base}?cur=RUB&extra=1&sum=150000&bank=100000000999&type=02`);
  assert.ok(readSbpLink(turned).ok);
  assert.deepEqual(readSbpLink(LINK.replace('150000', '150001')), {
    ok: false,
    reason: 'wrong_control',
  });
  const cases: Readonly<Record<string, string>> = {
    'https://example.test/x': 'not_a_payment_link',
    'https://qr.nspk.ru/XX?type=02': 'wrong_id',
    [signed(`${base}?type=01&bank=100000000999&sum=1`)]: 'wrong_kind',
    [signed(`${base}?type=02&bank=1&sum=1`)]: 'wrong_bank',
    [signed(`${base}?type=02&bank=100000000999`)]: 'wrong_sum',
    [signed(`${base}?type=02&bank=100000000999&sum=1&cur=USD`)]: 'wrong_currency',
  };
  for (const [text, reason] of Object.entries(cases)) {
    assert.deepEqual(readSbpLink(text), { ok: false, reason }, text);
  }
});

const RECEIPT = 't=20260314T1205&s=3001.00&fn=9999078900001234&i=12345&fp=1234567890&n=1';

test('the line of a cash receipt is read in any order and written back', () => {
  const read = readReceiptQr(RECEIPT);
  assert.deepEqual(read, {
    ok: true,
    value: {
      printedAt: '2026-03-14T12:05:00',
      amountKopecks: 300_100,
      storage: '9999078900001234',
      document: 12345,
      sign: '1234567890',
      kind: 'income',
    },
  });
  assert.ok(read.ok);
  assert.equal(writeReceiptQr(read.value), RECEIPT);
  assert.deepEqual(readReceiptQr(RECEIPT.split('&').reverse().join('&')), read);
});

test('a broken receipt line is refused with its reason', () => {
  const cases: Readonly<Record<string, string>> = {
    'https://kabinet.test': 'not_a_receipt',
    [RECEIPT.replace('0314T', '0230T')]: 'wrong_time',
    [RECEIPT.replace('T1205', 'T2505')]: 'wrong_time',
    [RECEIPT.replace('3001.00', '3 001')]: 'wrong_sum',
    [RECEIPT.replace('9999078900001234', '99')]: 'wrong_storage',
    [RECEIPT.replace('&i=12345', '')]: 'wrong_document',
    [RECEIPT.replace('fp=1234567890', 'fp=x')]: 'wrong_sign',
    [RECEIPT.replace('n=1', 'n=5')]: 'wrong_kind',
  };
  for (const [text, reason] of Object.entries(cases)) {
    assert.deepEqual(readReceiptQr(text), { ok: false, reason }, text);
  }
});
