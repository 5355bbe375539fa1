// The body of `POST income` in every form that was met in the wild (wire §4.1), as the receipt it
// means.
import * as z from 'zod/mini';
import type {
  Buyer,
  PaymentKind,
  ReceiptInput,
  TypedLine,
  WrittenTime,
} from '#modules/self-employment';
import { readWrittenTime } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { moment } from '#primitives/days';
import { refusals } from '../errors.ts';
import { plainDecimal, readAmount, readTotal } from './read-number.ts';

/** Programs send `false` in place of null, and texts in place of numbers. */
export const loose = z.optional(z.nullable(z.union([z.string(), z.number(), z.boolean()])));
export type Loose = z.infer<typeof loose>;

export const service = z.object({ name: loose, amount: loose, quantity: loose });

const client = z.object({ contactPhone: loose, displayName: loose, incomeType: loose, inn: loose });

export const incomeBody = z.object({
  operationTime: loose,
  requestTime: loose,
  services: z.array(service),
  totalAmount: loose,
  // An empty object of PHP is written as an empty list.
  client: z.optional(z.nullable(z.union([client, z.array(z.never()), z.boolean(), z.string()]))),
  paymentType: loose,
  ignoreMaxTotalIncomeRestriction: loose,
});
export type IncomeBody = z.infer<typeof incomeBody>;

/** Moscow: the clock of a request that does not say. */
const moscowMinutes = 180;

export const textOf = (given: Loose): string | null =>
  given === null || given === undefined || typeof given === 'boolean' || String(given).trim() === ''
    ? null
    : String(given).trim();
export const numberOf = (given: Loose) => (typeof given === 'boolean' ? null : given);

/** @throws npd-wire.time_invalid */
export function readTime(given: Loose, where: string): WrittenTime {
  const time = readWrittenTime(textOf(given) ?? '');
  if (time === null) throw refusals.time_invalid({ params: { where } });
  return time;
}

/** The time of a field that may be missing: now, by the clock of Moscow. */
export function readTimeOrNow(ctx: Ctx, given: Loose, where: string): WrittenTime {
  if (textOf(given) === null) return { at: moment(ctx.now), offset: moscowMinutes };
  return readTime(given, where);
}

/** @throws npd-wire.amount_invalid, npd-wire.quantity_invalid */
export function readServices(services: readonly z.infer<typeof service>[]): TypedLine[] {
  return services.map((one, at) => {
    const priceKopecks = readAmount(numberOf(one.amount));
    if (priceKopecks === null) {
      throw refusals.amount_invalid({ params: { where: `services[${at}].amount` } });
    }
    const quantity = plainDecimal(numberOf(one.quantity) ?? '1');
    const digits = quantity?.split('.')[1]?.length ?? 0;
    if (quantity === null || digits > 6 || Number(quantity) === 0) {
      throw refusals.quantity_invalid({ params: { where: `services[${at}].quantity` } });
    }
    return { name: textOf(one.name) ?? '', priceKopecks, quantity };
  });
}

export const buyerKinds: Record<string, Buyer['kind']> = {
  FROM_INDIVIDUAL: 'person',
  FROM_LEGAL_ENTITY: 'company',
  FROM_FOREIGN_AGENCY: 'foreign',
};

/** @throws npd-wire.income_type_invalid */
export function readClient(given: IncomeBody['client']): Buyer {
  const isSaid = typeof given === 'object' && given !== null && !Array.isArray(given);
  const said: z.infer<typeof client> = isSaid ? given : {};
  const kind = buyerKinds[textOf(said.incomeType) ?? 'FROM_INDIVIDUAL'];
  if (kind === undefined) throw refusals.income_type_invalid();
  const [inn, name] = [textOf(said.inn), textOf(said.displayName)];
  return { kind, inn, name, phone: textOf(said.contactPhone) };
}

const paymentKinds: Record<string, PaymentKind> = {
  CASH: 'cash',
  ACCOUNT: 'account',
  WIRE: 'account',
  PHONE: 'account',
};

/** @throws npd-wire.payment_type_invalid */
function readPaymentKind(given: Loose): PaymentKind {
  const kind = paymentKinds[textOf(given) ?? 'CASH'];
  if (kind === undefined) throw refusals.payment_type_invalid();
  return kind;
}

/** The receipt that a body means; what the law says of it is checked by `self-employment`. */
export function receiptOfBody(ctx: Ctx, body: IncomeBody, device: string): ReceiptInput {
  const totalKopecks = readTotal(numberOf(body.totalAmount));
  if (totalKopecks === null) throw refusals.amount_invalid({ params: { where: 'totalAmount' } });
  const given = body.ignoreMaxTotalIncomeRestriction;
  return {
    operation: readTime(body.operationTime, 'operationTime'),
    request: readTimeOrNow(ctx, body.requestTime, 'requestTime'),
    lines: readServices(body.services),
    totalKopecks,
    buyer: readClient(body.client),
    paymentKind: readPaymentKind(body.paymentType),
    source: 'wire',
    device,
    mayPassLimit: given === true || given === 'true',
  };
}
