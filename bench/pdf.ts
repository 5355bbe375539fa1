// `npm run -s bench -- pdf`: payment receipts as PDF/A with their QR codes, from the payment to the
// bytes, against the Typst compiler alone, which is handed the same varied documents ready to
// print.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { enpRequisitesOn } from '#law/ens/requisites';
import { createCompiler } from '#platform/pdf/compiler';
import type { Print } from '#platform/pdf/compiler';
import { Printer } from '#platform/pdf/printer';
import { QUICK_MASK, qrSvg } from '#platform/pdf/qr';
import { addSeconds, day, moment } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Payment } from '../server/modules/payments/payment.ts';
import { codeOf, paperOf } from '../server/modules/payments/receipt/receipt.ts';
import { median } from './line.ts';
import type { Line } from './line.ts';

const DOCUMENTS = 200;
const WARM_UP = 30;
const ROUNDS = 7;
/** Receipts asked for at once, as the worker's queue does. */
const AT_ONCE = 8;
const PROMISE = 0.8;
const self = fileURLToPath(import.meta.url);
const template = fileURLToPath(
  new URL('../server/modules/payments/receipt/receipt.typ', import.meta.url),
);
const paidAt = moment('2026-11-21T11:05:00Z');

/** No two alike: the compiler remembers what it has laid out before. */
function payment(number: number): Payment & { paidAt: typeof paidAt } {
  const amount = 100_000 + number * 7919;
  return {
    paymentId: `0194c3f0-0000-7000-8000-${String(number).padStart(12, '0')}`,
    number: `2026-${String(number).padStart(6, '0')}`,
    method: number % 2 === 0 ? 'sbp' : 'card',
    amountKopecks: kopecks(amount),
    chargeIds: [],
    purpose: `ЕНП. Платёж № 2026-${number}`,
    payee: enpRequisitesOn(day('2026-11-21')),
    state: 'paid',
    declineReason: null,
    createdAt: paidAt,
    bankOrderId: `0194c3f0-1111-7000-8000-${String(number).padStart(12, '0')}`,
    payUrl: null,
    qrLink: null,
    paidAt: addSeconds(paidAt, number),
    covers: Array.from({ length: 1 + (number % 4) }, (_, place) => ({
      chargeId: `0194c3f0-2222-7000-8000-${String(number * 8 + place).padStart(12, '0')}`,
      title: `Налог на имущество за 2025 год — Квартира, Москва, ул. Лесная, ${number + place}`,
      settledKopecks: kopecks(0),
      reservedKopecks: kopecks(10_000 + number),
    })),
    unallocatedKopecks: kopecks(number),
    receiptId: null,
    orderedAt: paidAt,
    alertedAt: null,
  };
}

function print(number: number): Print {
  const paid = payment(number);
  const paper = paperOf(
    paid,
    { fullName: `Петрова Анна Сергеевна ${number}`, inn: String(770_000_000_000 + number) },
    {
      place: { publicUrl: 'http://localhost:3000', zone: 'Europe/Moscow', isStand: false },
      code: codeOf(Buffer.alloc(32, number)),
    },
  );
  return {
    template,
    data: JSON.stringify({ ...paper, qr: qrSvg(paper.checkUrl, QUICK_MASK) }),
    createdAtS: Math.floor(Date.parse(paid.paidAt) / 1000),
  };
}

/** Receipts a second through the printer, a replaced process included. */
async function ours(printer: Printer, from: number): Promise<number> {
  let next = from;
  const begun = performance.now();
  const take = async (): Promise<void> => {
    while (next < from + DOCUMENTS) {
      next += 1;
      await printer.print(print(next));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, take));
  return DOCUMENTS / ((performance.now() - begun) / 1000);
}

/** Documents a second of a compiler alone in a process of its own. */
async function bare(from: number): Promise<number> {
  const child = fork(self, ['bare', String(from)], { execArgv: [] });
  const [perSecond] = (await once(child, 'message')) as [number];
  child.disconnect();
  return perSecond;
}

function measureBare(from: number): number {
  const compile = createCompiler();
  for (let n = 0; n < WARM_UP; n += 1) compile(print(from + DOCUMENTS + n));
  const prints = Array.from({ length: DOCUMENTS }, (_, n) => print(from + n));
  const begun = performance.now();
  for (const one of prints) compile(one);
  return DOCUMENTS / ((performance.now() - begun) / 1000);
}

export async function run(): Promise<Line[]> {
  const printer = new Printer();
  const [values, limits]: [number[], number[]] = [[], []];
  await ours(printer, 0);
  for (let round = 1; round <= ROUNDS; round += 1) {
    limits.push(await bare(round * 20_000));
    values.push(await ours(printer, round * 20_000 + 10_000));
  }
  printer.stop();
  const value = Math.round(median(values));
  const limit = Math.round(median(limits));
  // Rounds lie side by side, so a machine that is busy for a while is busy for both.
  const ratio = Math.round(median(values.map((one, n) => one / limits[n]!)) * 100) / 100;
  const holds = ratio >= PROMISE;
  return [{ name: 'pdf', value, unit: '1/s', limit, ratio, promise: PROMISE, holds }];
}

if (process.argv[2] === 'bare') process.send?.(measureBare(Number(process.argv[3])));
