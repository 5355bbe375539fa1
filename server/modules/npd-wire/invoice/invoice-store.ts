// All SQL of invoices. The buyer's phone and mail address and the details of payment are sealed
// for their row.
import type { BuyerKind, Line } from '#modules/self-employment';
import { type Ctx, type TaxpayerId, taxpayerOf } from '#platform/context';
import { sql } from '#platform/db';
import type { Moment } from '#primitives/days';
import type { Kopecks } from '#primitives/money';
import type { Invoice, InvoiceState } from './invoice.ts';
import type { PaymentDetails } from '#modules/payment-details';

interface Row {
  invoice_id: number;
  link_id: string;
  state: InvoiceState;
  lines: Line[];
  total_kopecks: Kopecks;
  tax_kopecks: Kopecks;
  buyer_kind: BuyerKind;
  buyer_inn: string | null;
  buyer_name: string | null;
  sealed: Buffer;
  receipt_number: string | null;
  created_at: Moment;
  paid_at: Moment | null;
  cancelled_at: Moment | null;
}

interface Sealed {
  phone: string | null;
  email: string | null;
  details: PaymentDetails;
}

const columns = sql`invoice_id, link_id, state, lines, total_kopecks, tax_kopecks, buyer_kind,
  buyer_inn, buyer_name, sealed, receipt_number, created_at, paid_at, cancelled_at`;

const place = (linkId: string) => ({ table: 'npd_wire.invoice', column: 'sealed', row: linkId });

function invoiceOf(ctx: Ctx, row: Row): Invoice {
  const opened = ctx.env.keys.open(place(row.link_id), row.sealed);
  const { phone, email, details } = JSON.parse(opened) as Sealed;
  return {
    invoiceId: row.invoice_id,
    linkId: row.link_id,
    state: row.state,
    lines: row.lines,
    totalKopecks: row.total_kopecks,
    taxKopecks: row.tax_kopecks,
    buyer: { kind: row.buyer_kind, inn: row.buyer_inn, name: row.buyer_name, phone, email },
    details,
    receiptNumber: row.receipt_number,
    createdAt: row.created_at,
    paidAt: row.paid_at,
    cancelledAt: row.cancelled_at,
  };
}

function sealedOf(ctx: Ctx, { linkId, buyer, details }: Invoice): Buffer {
  const { phone, email } = buyer;
  const written = JSON.stringify({ phone, email, details } satisfies Sealed);
  return ctx.env.keys.seal(place(linkId), written);
}

/** Takes the next number of the person. */
export async function takeInvoiceId(ctx: Ctx): Promise<number> {
  const { id } = await ctx.db.one(sql<{ id: number }>`
    insert into npd_wire.invoice_book as b (taxpayer_id, last_invoice)
    values (${taxpayerOf(ctx)}, 1)
    on conflict (taxpayer_id) do update set last_invoice = b.last_invoice + 1
    returning last_invoice as id`);
  return id;
}

export async function insertInvoice(ctx: Ctx, invoice: Invoice): Promise<void> {
  const { invoiceId, linkId, state, totalKopecks, taxKopecks, buyer } = invoice;
  await ctx.db.run(sql`
    insert into npd_wire.invoice (taxpayer_id, invoice_id, link_id, state, lines, total_kopecks,
      tax_kopecks, buyer_kind, buyer_inn, buyer_name, payment_kind, sealed, created_at)
    values (${taxpayerOf(ctx)}, ${invoiceId}, ${linkId}, ${state},
      ${JSON.stringify(invoice.lines)}::jsonb, ${totalKopecks}, ${taxKopecks}, ${buyer.kind},
      ${buyer.inn}, ${buyer.name}, ${invoice.details.kind}, ${sealedOf(ctx, invoice)},
      ${invoice.createdAt})`);
  await ctx.db.run(sql`
    insert into npd_wire.invoice_link (link_id, taxpayer_id)
    values (${linkId}, ${taxpayerOf(ctx)})`);
}

export async function lockInvoice(ctx: Ctx, invoiceId: number): Promise<Invoice | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select ${columns} from npd_wire.invoice
    where taxpayer_id = ${taxpayerOf(ctx)} and invoice_id = ${invoiceId} for update`);
  return row && invoiceOf(ctx, row);
}

/** Writes what a step may change: state, its moments, the receipt, the details of payment. */
export async function updateInvoice(ctx: Ctx, invoice: Invoice): Promise<void> {
  const { state, receiptNumber, paidAt, cancelledAt, details } = invoice;
  await ctx.db.run(sql`
    update npd_wire.invoice set state = ${state}, receipt_number = ${receiptNumber},
      paid_at = ${paidAt}, cancelled_at = ${cancelledAt}, payment_kind = ${details.kind},
      sealed = ${sealedOf(ctx, invoice)}
    where taxpayer_id = ${taxpayerOf(ctx)} and invoice_id = ${invoice.invoiceId}`);
}

/** Whose invoice a link shows; null for a link that nobody has. */
export async function ownerOfLink(ctx: Ctx, linkId: string): Promise<TaxpayerId | null> {
  const row = await ctx.db.find(sql<{ taxpayer_id: TaxpayerId }>`
    select taxpayer_id from npd_wire.invoice_link where link_id = ${linkId}`);
  return row?.taxpayer_id ?? null;
}

export async function findByLink(ctx: Ctx, linkId: string): Promise<Invoice | undefined> {
  const row = await ctx.db.find(sql<Row>`
    select ${columns} from npd_wire.invoice
    where taxpayer_id = ${taxpayerOf(ctx)} and link_id = ${linkId}`);
  return row && invoiceOf(ctx, row);
}

export interface InvoiceFilter {
  state: InvoiceState | null;
  /** A part of the buyer's name or ИНН, of a line's name. */
  text: string;
  from: Moment | null;
  before: Moment | null;
}

export interface InvoiceRange {
  offset: number;
  limit: number;
  sortBy: 'createdAt' | 'totalAmount';
  isDescending: boolean;
}

/** One more than the limit is read, to know whether there are more. */
export async function listInvoices(
  ctx: Ctx,
  { state, text, from, before }: InvoiceFilter,
  { offset, limit, sortBy, isDescending }: InvoiceRange,
): Promise<{ invoices: Invoice[]; hasMore: boolean }> {
  const key = sortBy === 'createdAt' ? sql`created_at` : sql`total_kopecks`;
  const way = isDescending ? sql`desc` : sql`asc`;
  const sought = text.toLowerCase();
  const rows = await ctx.db.rows(sql<Row>`
    select ${columns} from npd_wire.invoice
    where taxpayer_id = ${taxpayerOf(ctx)}
      and (${state}::text is null or state = ${state})
      and (${from}::timestamptz is null or created_at >= ${from})
      and (${before}::timestamptz is null or created_at < ${before})
      and (${sought} = '' or strpos(lower(coalesce(buyer_name, '')), ${sought}) > 0
        or strpos(coalesce(buyer_inn, ''), ${sought}) > 0
        or exists (select from jsonb_array_elements(lines) as one
          where strpos(lower(one ->> 'name'), ${sought}) > 0))
    order by ${key} ${way}, invoice_id ${way}
    offset ${offset} limit ${limit + 1}`);
  const invoices = rows.slice(0, limit).map((row) => invoiceOf(ctx, row));
  return { invoices, hasMore: rows.length > limit };
}

/** Numbers of invoices by the receipts that were made of them. */
export async function invoicesOfReceipts(
  ctx: Ctx,
  numbers: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (numbers.length === 0) return new Map();
  const rows = await ctx.db.rows(sql<{ receipt_number: string; invoice_id: number }>`
    select receipt_number, invoice_id from npd_wire.invoice
    where taxpayer_id = ${taxpayerOf(ctx)} and receipt_number = any(${[...numbers]}::text[])`);
  return new Map(rows.map((row) => [row.receipt_number, row.invoice_id]));
}
