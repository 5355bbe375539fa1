// The columns of a list of receipts, found by their titles. Pure.

export type Column =
  | 'day'
  | 'name'
  | 'quantity'
  | 'price'
  | 'sum'
  | 'buyerKind'
  | 'buyerInn'
  | 'buyerName'
  | 'payment';

export const COLUMNS = [
  'day',
  'name',
  'quantity',
  'price',
  'sum',
  'buyerKind',
  'buyerInn',
  'buyerName',
  'payment',
] as const satisfies readonly Column[];

/** As the template calls them, and a refusal. */
export const TITLES: Record<Column, string> = {
  day: 'Дата',
  name: 'Товар или услуга',
  quantity: 'Количество',
  price: 'Цена',
  sum: 'Сумма',
  buyerKind: 'Покупатель',
  buyerInn: 'ИНН покупателя',
  buyerName: 'Название или имя покупателя',
  payment: 'Оплата',
};

/** A text that is, as a whole, one of these words. */
export function anyOf(...words: string[]): RegExp {
  return new RegExp(`^(${words.join('|')})$`, 'u');
}

const EACH = '( за единицу| за ед\\.?| чека| всего)?';
const RUB = '(,? ?(₽|руб\\.?|rub))?';
const WHOSE = '(покупателя|клиента|заказчика)';
const NAMED = '(название|наименование|имя|фио|название или имя)';

/** The first that fits takes the column; the order tells the narrower from the wider. */
const PATTERNS: readonly [Column, RegExp][] = [
  ['day', anyOf('дата( и время)?( чека| операции| расч[её]та| оплаты| продажи)?', 'date', 'day')],
  ['buyerInn', anyOf(`инн( ${WHOSE})?`, 'inn( of the buyer)?')],
  [
    'buyerName',
    anyOf(`${NAMED} ${WHOSE}`, 'клиент', 'заказчик', 'name of the buyer', 'buyer name'),
  ],
  ['buyerKind', anyOf(`(тип |вид )?(покупатель|${WHOSE})`, 'buyer( kind)?')],
  [
    'name',
    anyOf(
      '(товар|работа|услуга)( или (работа|услуга))?',
      'наименование( (товара|работы|услуги)(, .*| \\(.*)?)?',
      'название( услуги| товара)?',
      'за что',
      '(goods or )?service',
      'item',
    ),
  ],
  ['quantity', anyOf('количество', 'кол-во', 'кол\\.?', 'quantity', 'qty')],
  ['price', anyOf(`(цена|price)${EACH}${RUB}`)],
  ['sum', anyOf(`(сумма|стоимость|итого|amount|sum|total)${EACH}${RUB}`)],
  ['payment', anyOf('(способ |вид )?оплат[аы]', 'payment')],
];

/** Our own export of receipts, whose lines are receipts already. */
const OWN_EXPORT = /^(чек|номер чека|receipt|№ чека)$/u;

/** A longer title is cut: it is only said again. */
const TITLE_MAX = 60;

export interface Titles {
  places: ReadonlyMap<Column, number>;
  /** As the file writes them. */
  names: ReadonlyMap<Column, string>;
  isExport: boolean;
}

/** What the cells of a line would be as titles. */
export function titlesIn(cells: readonly string[]): Titles {
  const places = new Map<Column, number>();
  const names = new Map<Column, string>();
  let isExport = false;
  for (const [place, cell] of cells.entries()) {
    const name = cell.replace(/\s+/gu, ' ').trim().slice(0, TITLE_MAX);
    const title = name.toLowerCase();
    isExport ||= OWN_EXPORT.test(title);
    const column = PATTERNS.find(([one, fits]) => !places.has(one) && fits.test(title))?.[0];
    if (column === undefined) continue;
    places.set(column, place);
    names.set(column, name);
  }
  return { places, names, isExport };
}

/** Words by which the letters of a file are told. */
export const TITLE_WORDS = ['дата', 'сумма', 'цена', 'услуга', 'date', 'price', 'amount', 'total'];

/** What a list cannot do without; empty: nothing is missing. */
export function missingOf({ places }: Titles): string[] {
  const missing = (['day', 'name'] as const).filter((column) => !places.has(column));
  const hasSum = places.has('price') || places.has('sum');
  const named = missing.map((column) => `«${TITLES[column]}»`);
  return hasSum ? named : [...named, `«${TITLES.price}» или «${TITLES.sum}»`];
}
