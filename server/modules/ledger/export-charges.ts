// «Начисления» as a file: the shown filters, all their rows.
import type { Ctx, Language } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import { type Charge, taxTitle } from './charge.ts';
import { type ChargesQuery, readFilter } from './charge-filter.ts';
import { listMatching } from './charge-store.ts';
import { type Column, tableFile } from './table-file.ts';

/** More rows than a person has in a lifetime; keeps one request bounded. */
const rowsMax = 10_000;

const statuses: Record<Charge['status'], Record<Language, string>> = {
  due: { ru: 'К оплате', en: 'Due' },
  reserved: { ru: 'Зарезервировано', en: 'Reserved' },
  part_paid: { ru: 'Оплачено частично', en: 'Paid in part' },
  paid: { ru: 'Оплачено', en: 'Paid' },
  overdue: { ru: 'Просрочено', en: 'Overdue' },
};

const titles = {
  tax: { ru: 'Налог', en: 'Tax' },
  subject: { ru: 'Объект', en: 'Object' },
  charged: { ru: 'Начислено', en: 'Charged on' },
  due: { ru: 'Срок уплаты', en: 'Due on' },
  amount: { ru: 'Сумма, ₽', en: 'Amount, RUB' },
  settled: { ru: 'Оплачено, ₽', en: 'Settled, RUB' },
  reserved: { ru: 'Зарезервировано, ₽', en: 'Reserved, RUB' },
  left: { ru: 'Остаток, ₽', en: 'Outstanding, RUB' },
  status: { ru: 'Состояние', en: 'Status' },
  notice: { ru: 'Уведомление', en: 'Notice' },
  updated: { ru: 'Обновлено', en: 'Updated at' },
} as const;

/** The charges that match, as XLSX or CSV. Refuses: `ledger.filter_invalid`. */
export async function exportCharges(
  ctx: Ctx,
  query: ChargesQuery,
  format: 'xlsx' | 'csv',
): Promise<FileAnswer> {
  const rows = await listMatching(ctx, readFilter(query), { limit: rowsMax, offset: 0 });
  const name = `${ctx.language === 'ru' ? 'nachisleniya' : 'charges'}-${ctx.today}`;
  const sheet = ctx.language === 'ru' ? 'Начисления' : 'Charges';
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  return tableFile(format, { name, sheet, zone, columns: columnsIn(ctx.language), rows });
}

function columnsIn(language: Language): Column<Charge>[] {
  const title = (name: keyof typeof titles) => titles[name][language];
  return [
    { title: title('tax'), kind: 'text', value: (row) => taxTitle(row) },
    { title: title('subject'), kind: 'text', value: (row) => row.subjectOfTax },
    { title: title('charged'), kind: 'day', value: (row) => row.chargedOn },
    { title: title('due'), kind: 'day', value: (row) => row.dueOn },
    { title: title('amount'), kind: 'money', value: (row) => row.amountKopecks },
    { title: title('settled'), kind: 'money', value: (row) => row.settledKopecks },
    { title: title('reserved'), kind: 'money', value: (row) => row.reservedKopecks },
    { title: title('left'), kind: 'money', value: (row) => row.outstandingKopecks },
    { title: title('status'), kind: 'text', value: (row) => statuses[row.status][language] },
    { title: title('notice'), kind: 'text', value: (row) => row.noticeNumber },
    { title: title('updated'), kind: 'moment', value: (row) => row.updatedAt },
  ];
}
