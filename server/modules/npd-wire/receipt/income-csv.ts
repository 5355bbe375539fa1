// A list of incomes as the file that programs of this wire read (wire §5.2): the columns in their
// order, the name always in quotes, sums with a decimal comma.
import type { BuyerKind, Receipt } from '#modules/self-employment';
import { monthOfDay } from '#modules/self-employment';
import { FileAnswer } from '#platform/http/route';
import { formatDay, legalDay } from '#primitives/days';
import type { Kopecks } from '#primitives/money';

export type IncomeRow = Receipt & { taxKopecks: Kopecks };

const head = [
  'Номер чека',
  'Дата',
  'Наименование',
  'Сумма',
  'Налог',
  'Период',
  'Статус',
  'Тип клиента',
  'ИНН клиента',
  'Клиент',
  'Партнёр',
];

const buyerWords: Record<BuyerKind, string> = {
  person: 'Физическое лицо',
  company: 'Юридическое лицо или ИП',
  foreign: 'Иностранная организация',
};

/** What a spreadsheet would run as a formula begins with an apostrophe (security A12). */
const harmless = (text: string) => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);
const quoted = (text: string) => `"${harmless(text).replaceAll('"', '""')}"`;
const typed = (text: string) => (/[;"\r\n]|^[=+\-@\t\r]/u.test(text) ? quoted(text) : text);
const sum = (amount: Kopecks) => (amount / 100).toFixed(2).replace('.', ',');

function cellsOf(row: IncomeRow, zone: string): string[] {
  const { buyer } = row;
  return [
    row.number,
    formatDay(legalDay(row.operation.at, zone), 'short'),
    quoted(row.lines[0]!.name),
    sum(row.totalKopecks),
    sum(row.taxKopecks),
    monthOfDay(row.incomeOn),
    row.cancellation === null ? 'Зарегистрирован' : 'Аннулирован',
    buyerWords[buyer.kind],
    buyer.inn ?? '',
    typed(buyer.name ?? ''),
    '',
  ];
}

/** With a byte order mark, so that a Russian spreadsheet reads it too. */
export function incomeCsv(rows: readonly IncomeRow[], zone: string): FileAnswer {
  const lines = [head, ...rows.map((row) => cellsOf(row, zone))].map((cells) => cells.join(';'));
  return new FileAnswer({
    name: 'Чеки.csv',
    mime: 'text/csv; charset=UTF-8',
    bytes: Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`),
  });
}
