// Words that several pages of the self-employed share.
import { catalogue, plural } from '../language.ts';

export const npdWords = catalogue(
  {
    section: 'Самозанятый',
    year: 'Год',
    taxOf: (period: string) => `Налог за ${period}`,
    and: 'и',
    allReceipts: 'Чеки',
    newReceipt: 'Новый чек',
    repeat: 'Повторить',
    repeatOf: (name: string) => `Повторить чек: ${name}`,
    more: (count: number) => `и\u00a0ещё\u00a0${count}`,
    buyers: { person: 'Физлицо', company: 'Организация или ИП', foreign: 'Иностранная компания' },
    payments: { cash: 'Сразу: наличные, карта, перевод', account: 'На счёт в банке' },
    registered: 'Действует',
    cancelled: 'Аннулирован',
    replaced: 'Заменён',
    reasons: { mistake: 'Чек сформирован ошибочно', refund: 'Возврат средств' },
    months: [
      'Январь',
      'Февраль',
      'Март',
      'Апрель',
      'Май',
      'Июнь',
      'Июль',
      'Август',
      'Сентябрь',
      'Октябрь',
      'Ноябрь',
      'Декабрь',
    ],
    receipts: (count: number) =>
      `${count}\u00a0${plural(count, { one: 'чек', few: 'чека', many: 'чеков', other: 'чека' })}`,
    attached: (count: number) => `вложений:\u00a0${count}`,
    notRegistered: 'Вы не состоите на учёте как самозанятый',
    notRegisteredText: 'Встаньте на учёт, и здесь появятся чеки, доходы и налог.',
    toRegister: 'Встать на учёт',
  },
  {
    section: 'Self-employed',
    year: 'Year',
    taxOf: (period) => `Tax of ${period}`,
    and: 'and',
    allReceipts: 'Receipts',
    newReceipt: 'New receipt',
    repeat: 'Repeat',
    repeatOf: (name) => `Repeat the receipt: ${name}`,
    more: (count) => `and\u00a0${count}\u00a0more`,
    buyers: { person: 'A person', company: 'A company', foreign: 'A foreign company' },
    payments: { cash: 'At once: cash, card, transfer', account: 'To a bank account' },
    registered: 'Valid',
    cancelled: 'Cancelled',
    replaced: 'Replaced',
    reasons: { mistake: 'Issued by mistake', refund: 'Money returned' },
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
    receipts: (count) => `${count}\u00a0${plural(count, { one: 'receipt', other: 'receipts' })}`,
    attached: (count) => `attachments:\u00a0${count}`,
    notRegistered: 'You are not registered as self-employed',
    notRegisteredText: 'Register, and receipts, incomes and the tax will appear here.',
    toRegister: 'Register',
  },
);

/** «Ноябрь 2026» of `2026-11`. */
export function sayMonth(month: string, names: readonly string[]): string {
  return `${names[Number(month.slice(5)) - 1] ?? month}\u00a0${month.slice(0, 4)}`;
}

/**
 * «ноябрь 2026», and for the first period of two months «октябрь 2026 и ноябрь 2026»: the tax is of
 * them together.
 */
export function sayPeriod(
  { from, to }: { from: string; to: string },
  words: { months: readonly string[]; and: string },
): string {
  const names = [...new Set([from.slice(0, 7), to.slice(0, 7)])];
  return names.map((name) => sayMonth(name, words.months).toLowerCase()).join(` ${words.and} `);
}
