// The history as a file for a spreadsheet (PAY-6).
import { reversalTimes, tableFile } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import type { PaymentFilter } from './payment-list-store.ts';
import { listPayments } from './payment-list-store.ts';
import { shownState } from './payment.ts';
import type { Payment, State } from './payment.ts';

/** A person pays some dozens of times a year; beyond it a file is no longer read by eye. */
const ROWS_MAX = 10_000;

const stateWords: Record<State, string> = {
  waiting: 'Ожидает оплаты',
  checking: 'Проверяем',
  review: 'На проверке',
  paid: 'Оплачен',
  declined: 'Отклонён',
};
const methodWords = { sbp: 'СБП', card: 'Карта' } as const;

const coveredBy = (payment: Payment): string =>
  (payment.covers ?? []).map(({ title }) => title).join('; ');

/** All payments the filter matches, newest first. */
export async function exportPayments(
  ctx: Ctx,
  filter: PaymentFilter,
  format: 'xlsx' | 'csv',
): Promise<FileAnswer> {
  const rows = await listPayments(ctx, filter, { offset: 0, limit: ROWS_MAX });
  const reversed = await reversalTimes(
    ctx,
    rows.map(({ paymentId }) => paymentId),
  );
  const stateOf = (row: Payment): string =>
    reversed.has(row.paymentId) ? 'Отозван' : stateWords[shownState(row)];
  return tableFile<Payment>(format, {
    name: `platezhi-${ctx.today}`,
    sheet: 'Платежи',
    zone: ctx.env.settings.LEGAL_TIME_ZONE,
    columns: [
      { title: '№', kind: 'text', value: (row) => row.number },
      { title: 'Начат', kind: 'moment', value: (row) => row.createdAt },
      { title: 'Оплачен', kind: 'moment', value: (row) => row.paidAt },
      { title: 'Сумма', kind: 'money', value: (row) => row.amountKopecks },
      { title: 'Способ', kind: 'text', value: (row) => methodWords[row.method] },
      { title: 'Статус', kind: 'text', value: stateOf },
      { title: 'Получатель', kind: 'text', value: (row) => row.payee.payee },
      { title: 'Назначение', kind: 'text', value: (row) => row.purpose },
      { title: 'Что оплачено', kind: 'text', value: coveredBy },
    ],
    rows,
  });
}
