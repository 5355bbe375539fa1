// Issues a receipt: checks it, makes its number, writes it in one call of the database (NPD-3).
import { createHmac } from 'node:crypto';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { announce } from '#platform/events';
import { addSeconds, day, formatDay, legalDay, yearOf } from '#primitives/days';
import type { Day } from '#primitives/days';
import { parseInn } from '#primitives/identifiers/inn';
import { parsePhone } from '#primitives/identifiers/phone';
import { type Kopecks, add, formatMoney, kopecks, subtract } from '#primitives/money';
import {
  type NumberFacts,
  SEQUENCE_MAX,
  numberHash,
  numberMessage,
} from '#primitives/receipt-number';
import { raisedCode } from '../act.ts';
import { refusals } from '../errors.ts';
import { recharge } from '../month/accrue-periods.ts';
import { limitOf, limitState } from '../registration/limit.ts';
import { loseRight } from '../registration/lose-right.ts';
import { sellerInn } from '../seller.ts';
import { type TypedLine, isPrintable, readLines } from './lines.ts';
import type { Buyer, PaymentKind, Receipt, Source, WrittenTime } from './receipt.ts';
import { type Issued, type NewReceipt, findReceipt, insertReceipt } from './receipt-store.ts';

export interface ReceiptInput {
  operation: WrittenTime;
  /** When the program asked; now where it does not say. */
  request: WrittenTime;
  lines: readonly TypedLine[];
  /** Said by the program; must equal what the lines make. Null: not said. */
  totalKopecks: number | null;
  buyer: Buyer;
  paymentKind: PaymentKind;
  source: Source;
  device: string | null;
  /** The seller has confirmed that the yearly limit may be passed and the right lost. */
  mayPassLimit: boolean;
  replacesNumber?: string | null;
}

/** The regime began on this day (422-ФЗ ст.1). */
const REGIME_FROM = day('2019-01-01');
/** Clocks of programs differ from ours by minutes. */
const AHEAD_S = 300;
const NAME_MAX = 256;
const DEVICE_MAX = 64;

/** What is written, before the number: the same checks for a preview and for the act. */
export function readReceipt(ctx: Ctx, input: ReceiptInput): Omit<NewReceipt, 'hash'> {
  const incomeOn = readDay(ctx, input.operation);
  const { lines, totalKopecks } = readLines(input.lines);
  if (input.totalKopecks !== null && input.totalKopecks !== totalKopecks) {
    const params = { lines: formatMoney(totalKopecks) };
    throw refusals.total_differs({ field: 'totalKopecks', params });
  }
  const { device } = input;
  if (device !== null && (device === '' || device.length > DEVICE_MAX || !isPrintable(device))) {
    throw refusals.device_invalid({ field: 'device' });
  }
  return {
    operation: input.operation,
    request: input.request,
    incomeOn,
    lines,
    totalKopecks,
    buyer: readBuyer(input.buyer),
    paymentKind: input.paymentKind,
    source: input.source,
    device,
    replacesNumber: input.replacesNumber ?? null,
  };
}

/** The legal day of an operation that may be. Refuses `time_ahead`, `time_before_regime`. */
function readDay(ctx: Ctx, { at }: WrittenTime): Day {
  if (at > addSeconds(ctx.now, AHEAD_S)) throw refusals.time_ahead({ field: 'operationAt' });
  const incomeOn = legalDay(at, ctx.env.settings.LEGAL_TIME_ZONE);
  if (incomeOn < REGIME_FROM) throw refusals.time_before_regime({ field: 'operationAt' });
  return incomeOn;
}

function readBuyer({ kind, inn, name, phone }: Buyer): Buyer {
  const named = name === null ? null : name.replace(/\s+/gu, ' ').trim() || null;
  const isWritten = named === null || (named.length <= NAME_MAX && isPrintable(named));
  if ((kind !== 'person' && named === null) || !isWritten) {
    throw refusals.buyer_name({ field: 'buyer.name' });
  }
  const read = inn === null || inn === '' ? null : parseInn(inn);
  const isNeeded = kind === 'company' && read === null;
  // A foreign buyer has no ИНН of ours; what a program writes there is checked all the same.
  if (isNeeded || read?.ok === false) throw refusals.buyer_inn({ field: 'buyer.inn' });
  const called = phone === null || phone === '' ? null : parsePhone(phone);
  if (called?.ok === false) throw refusals.buyer_phone({ field: 'buyer.phone' });
  return { kind, inn: read?.value ?? null, name: named, phone: called?.value ?? null };
}

/**
 * Issues a receipt; durable when the transaction commits. Equal calls are separate receipts: a
 * repeated one is told by the idempotency key of the route.
 * Refuses: `not_registered` for the day, `income_limit` unless confirmed, `numbers_exhausted`, and
 * what `readReceipt` refuses.
 */
export async function issueReceipt(ctx: Ctx, input: ReceiptInput): Promise<Receipt> {
  const { number } = await issueNumbered(ctx, input);
  return (await findReceipt(ctx, number))!;
}

/** The hot path: the number alone, in one round trip. */
export async function issueNumbered(ctx: Ctx, input: ReceiptInput): Promise<Issued> {
  const receipt = readReceipt(ctx, input);
  const issued = await insertRead(ctx, receipt, input.mayPassLimit);
  await followReceipt(ctx, receipt, issued);
  return issued;
}

/** Writes what was read. Refuses: `not_registered`, `income_limit`, `numbers_exhausted`. */
export async function insertRead(
  ctx: Ctx,
  receipt: Omit<NewReceipt, 'hash'>,
  mayPassLimit: boolean,
): Promise<Issued> {
  const hash = hashOf(ctx.env, await sellerInn(ctx), receipt);
  const limit = mayPassLimit ? null : limitOf(yearOf(receipt.incomeOn));
  return insertReceipt(ctx, { ...receipt, hash }, limit).catch((error: unknown) => {
    throw refusedBy(ctx, receipt, error) ?? error;
  });
}

/** What a receipt seldom brings with it: the limit comes nearer, or a charged month changes. */
export async function followReceipt(
  ctx: Ctx,
  { incomeOn, totalKopecks }: Pick<NewReceipt, 'incomeOn' | 'totalKopecks'>,
  issued: Issued,
): Promise<void> {
  const year = yearOf(incomeOn);
  const [was, is] = [
    limitState(subtract(issued.yearIncomeKopecks, totalKopecks), year),
    limitState(issued.yearIncomeKopecks, year),
  ];
  if (is === 'passed') await loseRight(ctx, year);
  else if (is !== was) {
    const data = { year, state: is, incomeKopecks: issued.yearIncomeKopecks };
    await announce(ctx, { type: 'self-employment.limit-near', data, topics: ['receipts'] });
  }
  if (issued.isAccrued) await recharge(ctx, incomeOn);
}

/** What the digest of a number is made of. */
export async function numberFacts(
  ctx: Ctx,
  receipt: Omit<NewReceipt, 'hash'>,
): Promise<NumberFacts> {
  return factsOf(await sellerInn(ctx), receipt);
}

function factsOf(inn: string, receipt: Omit<NewReceipt, 'hash'>): NumberFacts {
  return {
    inn,
    requestAt: receipt.request.at,
    operationAt: receipt.operation.at,
    buyerInn: receipt.buyer.inn,
    totalKopecks: receipt.totalKopecks,
    partner: null,
    device: receipt.device,
  };
}

const numberKeys = new WeakMap<Env, Buffer>();

/** Derived once: a tenth of what a receipt costs the web server otherwise. */
function numberKey(env: Env): Buffer {
  let key = numberKeys.get(env);
  if (key === undefined) {
    key = env.keys.derive('self-employment.receipt-number');
    numberKeys.set(env, key);
  }
  return key;
}

/** The six characters behind the sequence (wire/moy-nalog §13). */
export function hashOf(env: Env, inn: string, receipt: Omit<NewReceipt, 'hash'>): string {
  const message = numberMessage(factsOf(inn, receipt));
  return numberHash(createHmac('sha256', numberKey(env)).update(message).digest());
}

/** The refusal an error of the database stands for; undefined for any other error. */
export function refusedBy(
  ctx: Ctx,
  receipt: Omit<NewReceipt, 'hash'>,
  error: unknown,
): Error | undefined {
  const raised = raisedCode(error);
  const cause = error;
  if (raised?.code === 'KE001') {
    return notRegisteredOn(ctx, receipt.incomeOn, cause);
  }
  if (raised?.code === 'KE002') {
    return aboveLimit(receipt, kopecks(Number(raised.detail)), cause);
  }
  const isFull = error instanceof Error && 'constraint' in error;
  if (isFull && error.constraint === 'receipt_book_last_sequence_check') {
    return refusals.numbers_exhausted({ params: { most: SEQUENCE_MAX }, cause });
  }
  return undefined;
}

export function notRegisteredOn(ctx: Ctx, incomeOn: Day, cause?: unknown): Error {
  const params = { day: formatDay(incomeOn, 'long', ctx.language) };
  return refusals.not_registered({ field: 'operationAt', params, cause });
}

/** Refuses with what the year would come to: the person decides. */
function aboveLimit(
  { incomeOn, totalKopecks }: { incomeOn: Day; totalKopecks: Kopecks },
  before: Kopecks,
  cause: unknown,
): Error {
  const year = yearOf(incomeOn);
  const params = {
    year,
    income: formatMoney(add(before, totalKopecks)),
    limit: formatMoney(limitOf(year), { whole: true }),
  };
  return refusals.income_limit({ field: 'lines', params, cause });
}
