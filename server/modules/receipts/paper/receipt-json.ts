// The receipt as data for machines: signed JSON (BEY-7), and XML with the same names. Pure.
import { REASON_WORDS, type Receipt, writtenText } from '#modules/self-employment';
import { decimalString } from '#primitives/money';
import type { Seller } from './receipt-paper.ts';

/** Names and shapes follow the JSON of the national service (wire/moy-nalog §4.3). */
export interface ReceiptData {
  kind: 'receipt';
  receiptId: string;
  inn: string;
  sellerName: string;
  operationTime: string;
  requestTime: string;
  registerTime: string;
  taxPeriodId: number;
  /** Roubles with two digits. */
  totalAmount: string;
  paymentType: 'CASH' | 'ACCOUNT';
  incomeType: 'FROM_INDIVIDUAL' | 'FROM_LEGAL_ENTITY' | 'FROM_FOREIGN_AGENCY';
  clientInn: string | null;
  clientDisplayName: string | null;
  services: { name: string; amount: string; quantity: string }[];
  cancellationInfo: { operationTime: string; registerTime: string; comment: string } | null;
  replacesReceiptId: string | null;
  replacedByReceiptId: string | null;
  /** When this was said: a later receipt may say otherwise. */
  statedAt: string;
}

const incomeTypes = {
  person: 'FROM_INDIVIDUAL',
  company: 'FROM_LEGAL_ENTITY',
  foreign: 'FROM_FOREIGN_AGENCY',
} as const;

export function receiptData(receipt: Receipt, seller: Seller, statedAt: string): ReceiptData {
  const { cancellation, buyer } = receipt;
  return {
    kind: 'receipt',
    receiptId: receipt.number,
    inn: seller.inn,
    sellerName: seller.name,
    operationTime: writtenText(receipt.operation),
    requestTime: writtenText(receipt.request),
    registerTime: receipt.registeredAt,
    taxPeriodId: Number(receipt.incomeOn.slice(0, 7).replace('-', '')),
    totalAmount: decimalString(receipt.totalKopecks),
    paymentType: receipt.paymentKind === 'cash' ? 'CASH' : 'ACCOUNT',
    incomeType: incomeTypes[buyer.kind],
    clientInn: buyer.inn,
    clientDisplayName: buyer.name,
    services: receipt.lines.map(({ name, priceKopecks, quantity }) => ({
      name,
      amount: decimalString(priceKopecks),
      quantity,
    })),
    cancellationInfo: cancellation && {
      operationTime: writtenText(cancellation.operation),
      registerTime: cancellation.registeredAt,
      comment: REASON_WORDS[cancellation.reason],
    },
    replacesReceiptId: receipt.replacesNumber,
    replacedByReceiptId: receipt.replacedBy,
    statedAt,
  };
}

/** The same facts as XML in UTF-8: an element per name, `service` for each line. */
export function receiptXml(data: ReceiptData): string {
  const { kind, services, ...facts } = data;
  const lines = services.map((one) => element('service', inner(one))).join('');
  const body = inner(facts) + element('services', lines);
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  return `${head}<${kind} xmlns="urn:kabinet:npd-receipt:1">${body}</${kind}>\n`;
}

type Value = string | number | null | { readonly [name: string]: Value };

function inner(facts: { readonly [name: string]: Value }): string {
  return Object.entries(facts)
    .filter(([, value]) => value !== null)
    .map(([name, value]) =>
      element(name, typeof value === 'object' ? inner(value!) : escaped(String(value))),
    )
    .join('');
}

const element = (name: string, content: string): string => `<${name}>${content}</${name}>`;

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replaceAll(/[&<>]/gu, (one) => entities[one]!);
