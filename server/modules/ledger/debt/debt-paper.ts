// «Задолженности» as a paper: the words that debts.typ shows. Pure.
import { type Day, formatDay } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import type { Holder } from '../export/holder.ts';
import type { Debt, Debts } from './debt-files.ts';

/** What `debts.typ` shows; every value is text, printed as it is. */
export interface DebtPaper {
  title: string;
  note: string | null;
  total: string;
  facts: [label: string, value: string][];
  rows: { title: string; lines: string[]; amount: string }[];
  footer: string;
}

const long = (on: string): string => formatDay(on as Day, 'long');
const money = (amount: number): string => formatMoney(kopecks(amount));
const parts = [
  ['налог', 'principalKopecks'],
  ['пени', 'penaltyKopecks'],
  ['проценты', 'interestKopecks'],
  ['штрафы', 'fineKopecks'],
] as const;

/** Words of the paper of a person's debts. */
export function debtPaper(found: Debts, debtor: Holder, isStand: boolean): DebtPaper {
  return {
    title: `Задолженности на ${long(found.on)}`,
    note: isStand ? 'Учебный стенд: данные вымышлены.' : null,
    total: money(found.totalKopecks),
    facts: [
      ['Налогоплательщик', debtor.fullName],
      ['ИНН', debtor.inn],
      ...parts.map(([name, key]): [string, string] => [`Всего ${name}`, money(found[key])]),
    ],
    rows: found.items.map(rowOf),
    footer:
      'Пени растут за каждый день просрочки: статья 75 НК РФ. ' +
      'Деньги погашают долги в порядке статьи 45 НК РФ, пункт 8.',
  };
}

function rowOf(debt: Debt): DebtPaper['rows'][number] {
  const owed = parts.filter(([, key]) => debt[key] > 0);
  return {
    title: debt.title,
    lines: [
      `с ${long(debt.since)}, дней просрочки: ${debt.daysLate}`,
      owed.map(([name, key]) => `${name} ${money(debt[key])}`).join(', '),
    ],
    amount: money(debt.totalKopecks),
  };
}
