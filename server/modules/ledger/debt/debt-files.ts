// «Задолженности» as files: a table for a spreadsheet, and XML in the shape of debts.xsd. Pure.
import type * as z from 'zod/mini';
import type { Language } from '#platform/context';
import { FileAnswer } from '#platform/http/route';
import type { debts } from '../contract.ts';
import type { Holder } from '../export/holder.ts';
import { attributes, escaped } from '../export/xml-text.ts';
import { type Column, tableFile } from '../table-file.ts';

export type Debts = z.infer<typeof debts>;
export type Debt = Debts['items'][number];

const titles = {
  tax: { ru: 'Налог', en: 'Tax' },
  period: { ru: 'Период', en: 'Period' },
  since: { ru: 'Долг с', en: 'Late since' },
  days: { ru: 'Дней просрочки', en: 'Days late' },
  principal: { ru: 'Налог, ₽', en: 'Tax, RUB' },
  penalty: { ru: 'Пени, ₽', en: 'Penalty, RUB' },
  interest: { ru: 'Проценты, ₽', en: 'Interest, RUB' },
  fine: { ru: 'Штрафы, ₽', en: 'Fines, RUB' },
  total: { ru: 'Всего, ₽', en: 'Total, RUB' },
  calculated: { ru: 'Рассчитано', en: 'Calculated at' },
} as const;

function columnsIn(language: Language): Column<Debt>[] {
  const title = (name: keyof typeof titles) => titles[name][language];
  return [
    { title: title('tax'), kind: 'text', value: (row) => row.title },
    { title: title('period'), kind: 'text', value: (row) => row.period },
    { title: title('since'), kind: 'day', value: (row) => row.since },
    { title: title('days'), kind: 'number', value: (row) => row.daysLate },
    { title: title('principal'), kind: 'money', value: (row) => row.principalKopecks },
    { title: title('penalty'), kind: 'money', value: (row) => row.penaltyKopecks },
    { title: title('interest'), kind: 'money', value: (row) => row.interestKopecks },
    { title: title('fine'), kind: 'money', value: (row) => row.fineKopecks },
    { title: title('total'), kind: 'money', value: (row) => row.totalKopecks },
    { title: title('calculated'), kind: 'moment', value: (row) => row.calculatedAt },
  ];
}

/** One row per tax and period. */
export function debtsTable(
  { on, items }: Debts,
  { language, zone }: { language: Language; zone: string },
): Promise<FileAnswer> {
  const name = `${language === 'ru' ? 'zadolzhennosti' : 'debts'}-${on}`;
  const sheet = language === 'ru' ? 'Задолженности' : 'Debts';
  return tableFile('xlsx', { name, sheet, zone, columns: columnsIn(language), rows: items });
}

/** The list as a program reads it. */
export function debtsXml(found: Debts, debtor: Holder): FileAnswer {
  const { on, items } = found;
  const head = '<?xml version="1.0" encoding="UTF-8"?>';
  const top = attributes({ xmlns: 'urn:kabinet:debts:1', on, ...sumsOf(found) });
  const lines = [
    head,
    `<debts${top}>`,
    `  <taxpayer${attributes({ inn: debtor.inn, name: debtor.fullName })}/>`,
    ...items.flatMap(debtLines),
    '</debts>',
    '',
  ];
  const bytes = Buffer.from(lines.join('\n'));
  return new FileAnswer({ name: `debts-${on}.xml`, mime: 'application/xml', bytes });
}

function debtLines(debt: Debt): string[] {
  const { tax, period, since, daysLate, calculatedAt, title, chargeIds } = debt;
  const facts = { tax, period, since, daysLate, calculatedAt, ...sumsOf(debt) };
  return [
    `  <debt${attributes(facts)}>`,
    `    <title>${escaped(title)}</title>`,
    ...chargeIds.map((id) => `    <charge>${escaped(id)}</charge>`),
    '  </debt>',
  ];
}

type Sums = Pick<Debt, `${'principal' | 'penalty' | 'interest' | 'fine' | 'total'}Kopecks`>;

function sumsOf(sums: Sums): Sums {
  const { principalKopecks, penaltyKopecks, interestKopecks, fineKopecks, totalKopecks } = sums;
  return { principalKopecks, penaltyKopecks, interestKopecks, fineKopecks, totalKopecks };
}
