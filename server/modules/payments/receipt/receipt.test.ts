import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import jsqr from 'jsqr';
import { enpRequisitesOn } from '#law/ens/requisites';
import { Printer } from '#platform/pdf/printer';
import { QUICK_MASK, qrSvg } from '#platform/pdf/qr';
import { pixelsOf, textOf } from '#platform/pdf/testing';
import { day, moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Payment } from '../payment.ts';
import { codeOf, momentInWords, paperOf, readCode } from './receipt.ts';

const template = fileURLToPath(new URL('receipt.typ', import.meta.url));
const printer = new Printer();
after(() => printer.stop());

const paid = {
  paymentId: '0194c3f0-0000-7000-8000-000000000001',
  number: '2026-000017',
  method: 'sbp',
  amountKopecks: kopecks(1_658_650),
  chargeIds: [],
  purpose: 'ЕНП. Платёж № 2026-000017',
  payee: enpRequisitesOn(day('2026-11-21')),
  state: 'paid',
  declineReason: null,
  createdAt: moment('2026-11-21T11:00:00Z'),
  bankOrderId: '8a6f1a5e-5a33-4a4a-9c9e-2f3b5a1d7c11',
  payUrl: null,
  qrLink: null,
  paidAt: moment('2026-11-21T21:05:00Z'),
  covers: [
    {
      chargeId: '0194c3f0-0000-7000-8000-00000000000a',
      title: 'Налог на имущество за 2025 год — Квартира, Москва, ул. Лесная, 7',
      settledKopecks: kopecks(0),
      reservedKopecks: kopecks(421_000),
    },
    {
      chargeId: '0194c3f0-0000-7000-8000-00000000000b',
      title: 'Пени: транспортный налог за 2024 год — LADA Vesta',
      settledKopecks: kopecks(12_345),
      reservedKopecks: kopecks(0),
    },
  ],
  unallocatedKopecks: kopecks(1_225_305),
  receiptId: null,
  orderedAt: moment('2026-11-21T11:00:00Z'),
  alertedAt: null,
} satisfies Payment;

const place = { publicUrl: 'http://localhost:3000', zone: 'Europe/Moscow', isStand: true };
const code = '7K3M-0QXA-92ZD';
const paperFor = (fullName: string) =>
  paperOf(paid, { fullName, inn: '770123456703' }, { place, code });

async function print(fullName: string): Promise<Buffer> {
  const paper = paperFor(fullName);
  return printer.print({
    template,
    data: JSON.stringify({ ...paper, qr: qrSvg(paper.checkUrl, QUICK_MASK) }),
    createdAtS: Date.parse(paid.paidAt) / 1000,
  });
}

test('the paper says the sum in digits and words, the payer, what it paid for', async () => {
  const text = textOf(await print('Петрова Анна Сергеевна'));
  for (const words of [
    'Квитанция об оплате № 2026-000017',
    '16 586,50 ₽',
    'Шестнадцать тысяч пятьсот восемьдесят шесть рублей 50 копеек',
    'Петрова Анна Сергеевна',
    '770123456703',
    // Half past nine in the evening in UTC is the next day by the clock of the law.
    '22 ноября 2026, 00:05 (МСК)',
    'Казначейство России (ФНС России)',
    '03100643000000018500',
    '18201061201010000510',
    'зарезервировано: 4 210,00 ₽',
    'погашено: 123,45 ₽',
    '12 253,05 ₽',
    'Учебный стенд: деньги не переводились.',
    code,
  ]) {
    assert.ok(text.includes(words), `The paper does not say «${words}»:\n${text}`);
  }
});

test('the file is PDF/A-2a with a structure tree, a title and a language', async () => {
  const pdf = (await print('Петрова Анна Сергеевна')).toString('latin1');
  assert.match(pdf, /<pdfaid:part>2<\/pdfaid:part><pdfaid:conformance>A</);
  assert.match(pdf, /\/StructTreeRoot/);
  assert.match(pdf, /\/Lang \(ru\)/);
  assert.match(pdf, /\/S \/TH\b/);
  assert.match(pdf, /\/S \/H1\b/);
});

test('the code on the paper leads to its check page', async () => {
  const { data, width, height } = pixelsOf(await print('Петрова Анна Сергеевна'));
  const found = jsqr.default(data, width, height);
  assert.equal(found?.data, paperFor('').checkUrl);
});

test('names that look like markup are printed as they are (A13)', async () => {
  const payloads = [
    '#read("/etc/passwd")',
    '$ sum_(i=0) $ *bold* _it_ `raw`',
    '<script>alert(1)</script>',
    '#image("http://127.0.0.1:9/x.png")',
    '\\u{48} @label <label> // comment',
    "Robert'); DROP TABLE--",
  ];
  for (const payload of payloads) {
    const text = textOf(await print(payload));
    assert.ok(text.includes(payload.replaceAll(/\s+/g, ' ')), payload);
  }
});

test('equal facts give equal bytes', async () => {
  const [first, second] = [await print('Петрова А. С.'), await print('Петрова А. С.')];
  assert.ok(first.equals(second));
});

test('a code is read as people type it', () => {
  assert.equal(readCode(' 7k3m 0qxa-92zd '), code);
  assert.equal(readCode('7K3MOQXA92ZD'), code);
  assert.equal(readCode('7K3M-0QXA-92Z'), null);
  assert.equal(readCode('7K3M-0QXA-92Z!'), null);
  assert.match(codeOf(Buffer.alloc(32, 0xff)), /^ZZZZ-ZZZZ-ZZZZ$/);
});

test('a moment is told by the clock of the law', () => {
  const at = moment('2026-11-21T11:05:00Z');
  assert.equal(momentInWords(at, 'Europe/Moscow'), '21 ноября 2026, 14:05 (МСК)');
});
