// The file a person fills in: the titles, and two lines that show how and are never read.
import { type Column as FileColumn, tableFile } from '#modules/ledger';
import type { Ctx } from '#platform/context';
import type { FileAnswer } from '#platform/http/route';
import { formatDay } from '#primitives/days';
import { kopecks } from '#primitives/money';
import type { Sold } from './read-line.ts';
import { TITLES } from './titles.ts';

/** Words of the template are Russian in both languages: they are what the reader looks for. */
const KIND = { person: 'физлицо', company: 'организация', foreign: 'иностранец' } as const;
const PAID = { cash: 'наличные', account: 'безналичные' } as const;

const columns: FileColumn<Sold>[] = [
  { title: TITLES.day, kind: 'text', value: ({ on }) => `Пример: ${formatDay(on, 'short')}` },
  { title: TITLES.name, kind: 'text', value: ({ name }) => name },
  // A decimal comma, as Excel writes it; text keeps all six digits.
  { title: TITLES.quantity, kind: 'text', value: ({ quantity }) => quantity.replace('.', ',') },
  { title: TITLES.price, kind: 'money', value: ({ priceKopecks }) => priceKopecks },
  { title: TITLES.buyerKind, kind: 'text', value: ({ buyerKind }) => KIND[buyerKind] },
  { title: TITLES.buyerInn, kind: 'text', value: ({ buyerInn }) => buyerInn },
  { title: TITLES.buyerName, kind: 'text', value: ({ buyerName }) => buyerName },
  { title: TITLES.payment, kind: 'text', value: ({ paymentKind }) => PAID[paymentKind] },
];

export function templateFile(ctx: Ctx, format: 'xlsx' | 'csv'): Promise<FileAnswer> {
  const on = ctx.today;
  const rows: Sold[] = [
    {
      on,
      name: 'Консультация',
      quantity: '1.5',
      priceKopecks: kopecks(200_000),
      totalKopecks: kopecks(300_000),
      buyerKind: 'person',
      buyerInn: null,
      buyerName: null,
      paymentKind: 'cash',
    },
    {
      on,
      name: 'Перевод договора',
      quantity: '1',
      priceKopecks: kopecks(1_200_000),
      totalKopecks: kopecks(1_200_000),
      buyerKind: 'company',
      buyerInn: '7707083893',
      buyerName: 'ООО «Пример»',
      paymentKind: 'account',
    },
  ];
  const zone = ctx.env.settings.LEGAL_TIME_ZONE;
  return tableFile(format, { name: 'cheki-shablon', sheet: 'Чеки', zone, columns, rows });
}
