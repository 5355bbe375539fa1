// «Начисления» as a paper: the words that charges.typ shows. Pure.
import { type Day, formatDay } from '#primitives/days';
import { formatMoney, kopecks } from '#primitives/money';
import { type Charge, type TaxKind, taxNames, taxTitle } from '../charge.ts';
import type { ChargeFilter } from '../charge-filter.ts';
import { classWords, statusWords } from './charge-words.ts';
import { sumsOf } from './charges-xml.ts';
import type { Holder } from './holder.ts';
import { printable } from './xml-text.ts';

/** A paper of more rows is read by nobody; the table has them all. */
export const paperRowsMax = 2000;

/** What `charges.typ` shows; every value is text, printed as it is. */
export interface ChargesPaper {
  title: string;
  note: string | null;
  facts: [label: string, value: string][];
  rows: string[][];
  totals: string[];
  footer: string;
}

interface About {
  holder: Holder;
  on: Day;
  filter: ChargeFilter;
  isStand: boolean;
}

const money = (amount: number): string => formatMoney(kopecks(amount));
const short = (on: string): string => formatDay(on as Day, 'short');

/** Words of the paper; `all` has every row that matches. */
export function chargesPaper(all: readonly Charge[], about: About): ChargesPaper {
  const { holder, on, filter, isStand } = about;
  const rows = all.slice(0, paperRowsMax);
  const sums = sumsOf(all);
  const left = all.length - rows.length;
  return {
    title: `Начисления на ${formatDay(on, 'long')}`,
    note: isStand ? 'Учебный стенд: данные вымышлены.' : null,
    facts: [
      ['Налогоплательщик', holder.fullName],
      ['ИНН', holder.inn],
      ['Отбор', filterWords(filter)],
      ['Начислений', String(all.length)],
    ],
    rows: rows.map(cellsOf),
    totals: [sums.amountKopecks, sums.settledKopecks, sums.outstandingKopecks].map(money),
    footer:
      left > 0
        ? `Ещё ${left} строк есть в таблице XLSX. Итог посчитан по всем.`
        : 'Пени растут за каждый день просрочки: статья 75 НК РФ.',
  };
}

function cellsOf(row: Charge): string[] {
  const reserved = row.reservedKopecks > 0 ? `отложено ${money(row.reservedKopecks)}` : '';
  const apart = row.isApart ? 'платится отдельно от счёта' : '';
  const subject = printable(row.subjectOfTax);
  const about = [subject, row.noticeNumber && `уведомление № ${row.noticeNumber}`, apart];
  return [
    taxTitle(row),
    about.filter(Boolean).join(', '),
    short(row.dueOn),
    statusWords[row.status].ru,
    reserved,
    money(row.amountKopecks),
    money(row.settledKopecks),
    money(row.outstandingKopecks),
  ];
}

/** The filters as a reader of the paper understands them. */
function filterWords(filter: ChargeFilter): string {
  const statuses = filter.status.map((one) => statusWords[one as Charge['status']].ru);
  const words = [
    statuses.length > 0 && `статус «${statuses.join('», «')}»`,
    filter.tax.length > 0 && filter.tax.map((one) => taxNames[one as TaxKind]).join(', '),
    filter.class.length > 0 && filter.class.map((one) => classWords[one]).join(', '),
    filter.year.length > 0 && `за ${filter.year.join(', ')} год`,
    filter.period.length > 0 && `период ${filter.period.join(', ')}`,
    filter.kbk.length > 0 && `КБК ${filter.kbk.join(', ')}`,
    filter.oktmo.length > 0 && `ОКТМО ${filter.oktmo.join(', ')}`,
    filter.from !== null && `срок с ${short(filter.from)}`,
    filter.to !== null && `срок по ${short(filter.to)}`,
    filter.minKopecks !== null && `сумма от ${money(filter.minKopecks)}`,
    filter.maxKopecks !== null && `сумма до ${money(filter.maxKopecks)}`,
  ].filter((one): one is string => typeof one === 'string');
  return words.length === 0 ? 'все начисления' : words.join('; ');
}
