// «Итоги доходов» of a month as a paper, and its sending in one click (NPD-5).
import {
  type Month,
  daysOfMonth,
  listMonthReceipts,
  monthTax,
  refusals,
} from '#modules/self-employment';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { keepDocument } from '#modules/documents';
import { contactsOfTaxpayer } from '#modules/taxpayers';
import type { Chain } from '#platform/chain';
import type { Ctx } from '#platform/context';
import type { Env } from '#platform/env';
import { type Event, announce } from '#platform/events';
import { FileAnswer } from '#platform/http/route';
import { newId } from '#platform/ids';
import { sendMail } from '#platform/mail';
import { renderPdf } from '#platform/pdf/render';
import { type Moment, formatDay, startOfLegalDay } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import { formatPeriod, monthOfDay } from '#primitives/periods';
import { sellerOf } from './print-receipt.ts';

const template = fileURLToPath(new URL('summary.typ', import.meta.url));

interface Paper {
  title: string;
  note: string | null;
  facts: [label: string, value: string][];
  receipts: string[][];
}

export interface SummaryToPrint {
  month: string;
  paper: Paper;
  createdAt: Moment;
}

const money = (value: number) => formatMoney(kopecks(value));

/** Refuses `month_invalid`. */
export async function summaryToPrint(ctx: Ctx, month: string): Promise<SummaryToPrint> {
  const days = daysOfMonth(month);
  const shown = await monthTax(ctx, month);
  const seller = await sellerOf(ctx);
  const receipts = (await listMonthReceipts(ctx, days)).map((one) => [
    one.number,
    formatDay(one.incomeOn, 'short'),
    one.lines.map(({ name }) => name).join('; '),
    money(one.totalKopecks),
  ]);
  const paper: Paper = {
    title: `Итоги доходов за ${formatPeriod(monthOfDay(days.from))}`,
    note: ctx.env.settings.STAND === 'on' ? 'Учебный стенд.' : null,
    facts: [
      ['Самозанятый', `${seller.name}, ИНН ${seller.inn}`],
      ['Сведения на', formatDay(ctx.today, 'long')],
      ...incomeFacts(shown),
      ...taxFacts(shown),
    ],
    receipts,
  };
  // The paper is of this day: asked twice on it with the same receipts it has the same bytes.
  const createdAt = startOfLegalDay(ctx.today, ctx.env.settings.LEGAL_TIME_ZONE);
  return { month, paper, createdAt };
}

const incomeFacts = (shown: Month): [string, string][] => [
  ['Доход от физических лиц', money(shown.personKopecks)],
  ['Доход от организаций и ИП', money(shown.businessKopecks)],
  ['Доход за месяц', money(shown.incomeKopecks)],
  ['Чеков', String(shown.receipts)],
  ['Аннулировано', String(shown.cancelled)],
];

function taxFacts({ tax }: Month): [string, string][] {
  if (tax === null) return [];
  const { charge, period } = tax;
  const span = `${formatDay(period.from, 'short')} — ${formatDay(period.to, 'short')}`;
  return [
    ['Налоговый период', span],
    ['Налог по ставкам', money(charge.grossKopecks)],
    ['Вычет', money(charge.bonusUsedKopecks)],
    ['Налог', money(charge.taxKopecks)],
    ['К уплате', money(charge.payableKopecks)],
    ['Срок уплаты', charge.dueOn === null ? '—' : formatDay(charge.dueOn, 'long')],
    ['Остаток вычета', money(charge.bonusLeftKopecks)],
  ];
}

export function printSummary(env: Env, { paper, createdAt }: SummaryToPrint): Promise<Buffer> {
  return renderPdf(env, { template, data: paper, createdAt });
}

const nameOf = (month: string): string => `Итоги доходов ${month}.pdf`;

export async function keepSummary(
  ctx: Ctx,
  { month, paper }: SummaryToPrint,
  bytes: Buffer,
): Promise<FileAnswer> {
  const print8 = createHash('sha256').update(JSON.stringify(paper)).digest('hex').slice(0, 8);
  const { name, mime } = await keepDocument(ctx, {
    kind: 'npd_summary',
    number: `${month}-${print8}`,
    name: nameOf(month),
    mime: 'application/pdf',
    bytes,
  });
  return new FileAnswer({ name, mime, bytes });
}

/**
 * Announces `npd.summary-asked`: a job mails the paper to the person's own confirmed address.
 * Refuses: `month_invalid`, `email_invalid` when there is none.
 */
export async function askSummary(ctx: Ctx, month: string): Promise<void> {
  daysOfMonth(month);
  const { email } = await contactsOfTaxpayer(ctx);
  if (email === null) throw refusals.email_invalid();
  await announce(ctx, { type: 'npd.summary-asked', data: { month, letterId: newId() } });
}

interface Letter {
  id: string;
  to: string;
  print: SummaryToPrint;
}

/** Listens to `npd.summary-asked`. */
export const mailingSummary: Chain<Event, Letter | null, void, void> = {
  call: async (ctx, event) => {
    const { email } = await contactsOfTaxpayer(ctx);
    if (email === null) return null;
    const print = await summaryToPrint(ctx, String(event.data.month));
    return { id: `npd-summary-${String(event.data.letterId)}`, to: email, print };
  },
  outside: async (letter, env) => {
    if (letter === null) return;
    const { id, to, print } = letter;
    const bytes = await printSummary(env, print);
    const attachments = [{ name: nameOf(print.month), mime: 'application/pdf', bytes }];
    const text = `${print.paper.title} — во вложении.\n\nКабинет налогоплательщика`;
    await sendMail(env, { id, to, subject: print.paper.title, text, attachments });
  },
  settle: () => Promise.resolve(),
};
