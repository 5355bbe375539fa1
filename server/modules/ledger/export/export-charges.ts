// «Начисления» as a table: the shown filters, all their rows.
import type { Ctx, Language } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import { type Charge, taxTitle } from '../charge.ts';
import { type ChargesQuery, readFilter } from '../charge-filter.ts';
import { listMatching } from '../charge-store.ts';
import { type Column, tableFile } from '../table-file.ts';
import { sourceWords, statusWords } from './charge-words.ts';

/** More rows than a person has in a lifetime; keeps one request bounded. */
export const rowsMax = 10_000;

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
  source: { ru: 'Документ', en: 'Document' },
  sourceNumber: { ru: 'Номер документа', en: 'Document number' },
  sourceOn: { ru: 'Дата документа', en: 'Document date' },
  period: { ru: 'Период', en: 'Period' },
  kbk: { ru: 'КБК', en: 'KBK' },
  oktmo: { ru: 'ОКТМО', en: 'OKTMO' },
  uin: { ru: 'УИН', en: 'UIN' },
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
    { title: title('status'), kind: 'text', value: (row) => statusWords[row.status][language] },
    { title: title('notice'), kind: 'text', value: (row) => row.noticeNumber },
    {
      title: title('source'),
      kind: 'text',
      value: ({ source }) => source && sourceWords[source.kind][language],
    },
    { title: title('sourceNumber'), kind: 'text', value: (row) => row.source?.number ?? null },
    { title: title('sourceOn'), kind: 'day', value: (row) => row.source?.on ?? null },
    { title: title('period'), kind: 'text', value: (row) => row.period },
    { title: title('kbk'), kind: 'text', value: (row) => row.kbk },
    { title: title('oktmo'), kind: 'text', value: (row) => row.oktmo },
    { title: title('uin'), kind: 'text', value: (row) => row.uin },
    { title: title('updated'), kind: 'moment', value: (row) => row.updatedAt },
  ];
}
