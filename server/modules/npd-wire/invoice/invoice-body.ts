// The two bodies of `POST invoice` (wire §7) as the invoice they mean: the full form with details
// of payment, and the body of `POST income`, paid by the details the person has saved.
import type { Buyer, ReceiptInput } from '#modules/self-employment';
import type { Ctx } from '#platform/context';
import { moment } from '#primitives/days';
import * as z from 'zod/mini';
import { refusals } from '../errors.ts';
import {
  buyerKinds,
  incomeBody,
  loose,
  numberOf,
  readClient,
  readServices,
  service,
  textOf,
} from '../receipt/income-body.ts';
import { readTotal } from '../receipt/read-number.ts';
import {
  type DetailsKind,
  type PaymentDetails,
  refusals as detailsRefusals,
  findFavourite,
  readDetails,
} from '#modules/payment-details';

const detailFields = {
  paymentType: loose,
  bankName: loose,
  bankBik: loose,
  corrAccount: loose,
  currentAccount: loose,
  phone: loose,
};

export const invoiceBody = z.object({
  ...detailFields,
  client: incomeBody.shape.client,
  clientType: loose,
  clientName: loose,
  clientInn: loose,
  clientPhone: loose,
  clientEmail: loose,
  services: z.array(service),
  totalAmount: loose,
});
export type InvoiceBody = z.infer<typeof invoiceBody>;

export const paymentInfoBody = z.object({ ...detailFields, invoiceId: loose });

type DetailFields = Omit<z.infer<typeof paymentInfoBody>, 'invoiceId'>;

const detailsKinds: Record<string, DetailsKind> = { ACCOUNT: 'account', PHONE: 'phone' };

/** @throws npd-wire.invoice_payment_type_invalid */
export function readDetailsKind(given: string | null): DetailsKind {
  const kind = detailsKinds[given ?? 'ACCOUNT'];
  if (kind === undefined) throw refusals.invoice_payment_type_invalid();
  return kind;
}

/**
 * The details in a body; the saved favourite of the kind where it has none.
 * @throws payment-details.absent, and what `readDetails` refuses
 */
export async function detailsOfBody(ctx: Ctx, body: DetailFields): Promise<PaymentDetails> {
  const kind = readDetailsKind(textOf(body.paymentType));
  const written = {
    bankName: textOf(body.bankName) ?? '',
    bik: textOf(body.bankBik) ?? '',
    account: textOf(body.currentAccount) ?? '',
    correspondentAccount: textOf(body.corrAccount) ?? '',
    phone: textOf(body.phone) ?? '',
  };
  if (Object.values(written).some((text) => text !== '')) {
    return readDetails({ kind, ...written }, false);
  }
  const saved = await findFavourite(ctx, kind);
  if (!saved) throw detailsRefusals.absent();
  return saved;
}

/** The buyer of either form. @throws npd-wire.income_type_invalid, email_invalid */
export function buyerOfBody(body: InvoiceBody): Buyer & { email: string | null } {
  if (textOf(body.clientType) === null) return { ...readClient(body.client), email: null };
  const kind = buyerKinds[textOf(body.clientType)!];
  if (kind === undefined) throw refusals.income_type_invalid();
  const email = textOf(body.clientEmail);
  if (email !== null && !/^[^\s@]{1,64}@[^\s@]{1,189}$/u.test(email)) {
    throw refusals.email_invalid();
  }
  const [inn, name] = [textOf(body.clientInn), textOf(body.clientName)];
  return { kind, inn, name, phone: textOf(body.clientPhone), email };
}

/** The receipt an invoice would become now: the law's checks of the one hold for the other. */
export function receiptOfInvoice(ctx: Ctx, body: InvoiceBody, device: string): ReceiptInput {
  const totalKopecks = readTotal(numberOf(body.totalAmount));
  if (totalKopecks === null) throw refusals.amount_invalid({ params: { where: 'totalAmount' } });
  const now = { at: moment(ctx.now), offset: 180 };
  const { email: _email, ...buyer } = buyerOfBody(body);
  return {
    operation: now,
    request: now,
    lines: readServices(body.services),
    totalKopecks,
    buyer,
    paymentKind: 'account',
    source: 'invoice',
    device,
    mayPassLimit: false,
  };
}
