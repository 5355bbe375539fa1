// The person decides on a line: a receipt of it, or no income. Once.
import {
  type Receipt,
  type ReceiptInput,
  issueReceipt,
  pageOf,
  refusals,
} from '#modules/self-employment';
import type * as z from 'zod/mini';
import type { Ctx } from '#platform/context';
import { parseInn } from '#primitives/identifiers/inn';
import type { bankLine, bankLines, bankLinesQuery } from '../contract.ts';
import { type BankLine, decideLine, listLines, lockLine } from './bank-line-store.ts';
import { EXCLUSIONS } from './propose.ts';

const PAGE_SIZE = 50;
const states = ['waiting', 'issued', 'dismissed'] as const;

/** Refuses: `line_unknown`, `line_decided`, and what issuing refuses. */
export async function issueForLine(
  ctx: Ctx,
  lineId: string,
  input: ReceiptInput,
): Promise<Receipt> {
  await waiting(ctx, lineId);
  const receipt = await issueReceipt(ctx, { ...input, source: 'bank' });
  await decideLine(ctx, lineId, { state: 'issued', number: receipt.number });
  return receipt;
}

/** Refuses: `line_unknown`, `line_decided`. */
export async function dismissLine(ctx: Ctx, lineId: string): Promise<void> {
  await waiting(ctx, lineId);
  await decideLine(ctx, lineId, { state: 'dismissed', number: null });
}

async function waiting(ctx: Ctx, lineId: string): Promise<BankLine> {
  const line = await lockLine(ctx, lineId);
  if (line === undefined) throw refusals.line_unknown();
  if (line.state !== 'waiting') throw refusals.line_decided();
  return line;
}

/** Refuses `filter_invalid`. */
export async function showLines(
  ctx: Ctx,
  query: z.output<typeof bankLinesQuery>,
): Promise<z.output<typeof bankLines>> {
  const state = states.find((one) => one === (query.state || 'waiting'));
  if (state === undefined) throw refusals.filter_invalid({ field: 'state' });
  const page = pageOf(query.page);
  const range = { offset: (page - 1) * PAGE_SIZE, limit: PAGE_SIZE };
  const { lines, total } = await listLines(ctx, state, range);
  return { items: lines.map(viewOf), total, page, pageSize: PAGE_SIZE };
}

function viewOf(line: BankLine): z.output<typeof bankLine> {
  const { lineId, bookedOn, amountKopecks, proposedKopecks, payerName, payerInn, purpose } = line;
  const { excluded, state, number } = line;
  return {
    lineId,
    bookedOn,
    amountKopecks,
    proposedKopecks,
    payerName,
    payerInn,
    purpose,
    excluded: excluded && { code: excluded, text: EXCLUSIONS[excluded] },
    state,
    number,
    draft: draftOf(line),
  };
}

/** Noon of the day the money came: the statement tells no hour. */
function draftOf(line: BankLine): z.output<typeof bankLine>['draft'] {
  const { bookedOn, proposedKopecks, purpose } = line;
  const name = purpose.replace(/\s+/gu, ' ').trim().slice(0, 256) || 'Услуга';
  return {
    operationAt: `${bookedOn}T12:00:00+03:00`,
    lines: [{ name, priceKopecks: proposedKopecks, quantity: '1' }],
    totalKopecks: null,
    buyer: buyerOf(line),
    paymentKind: 'account',
    mayPassLimit: false,
  };
}

/** Ten digits are a company; twelve with «ИП» before the name a sole proprietor, else a person. */
function buyerOf({ payerInn, payerName }: BankLine) {
  const name = payerName?.slice(0, 256) ?? null;
  const isInn = payerInn !== null && parseInn(payerInn).ok;
  const isProprietor = /^(ИП|Индивидуальный предприниматель)(?![а-яё])/iu.test(name ?? '');
  const isCompany = isInn && name !== null && (payerInn.length === 10 || isProprietor);
  const kind = isCompany ? ('company' as const) : ('person' as const);
  return { kind, inn: isCompany ? payerInn : null, name, phone: null };
}
