// Codes of income and deductions in the income certificate (КНД 1175018). Codes added by the
// orders of 2024–2026 (ГТО, savings, fitness) are not described here: none was verified.
import { type CodeRecord, type Row, type Table, records } from './code.ts';

const INCOME: Table = {
  kind: 'income',
  law: 'Приказ ФНС России от 10.09.2015 № ММВ-7-11/387@',
  from: '2016-01-01',
  confidence: 'high',
  sources: ['приказ ММВ-7-11/387@ с изменениями'],
};

const DEDUCTION: Table = { ...INCOME, kind: 'deduction' };

const INCOMES: readonly Row[] = [
  ['1010', 'Дивиденды', 'Dividends'],
  ['1011', 'Другие проценты', 'Other interest'],
  ['1400', 'Аренда, кроме транспорта', 'Rent, not of transport'],
  ['1530', 'Ценные бумаги на рынке', 'Securities on the market'],
  ['1531', 'Ценные бумаги вне рынка', 'Securities off the market'],
  ['1540', 'Продажа доли', 'Sale of a share'],
  ['2000', 'Заработная плата', 'Wages'],
  ['2001', 'Вознаграждение руководителей', 'Pay of directors'],
  ['2002', 'Премия за труд', 'Performance bonus'],
  ['2003', 'Премия из прибыли', 'Bonus from profit'],
  ['2010', 'Гражданско-правовой договор', 'Civil contract'],
  ['2012', 'Отпускные', 'Vacation pay'],
  ['2013', 'Компенсация за неиспользованный отпуск', 'Unused vacation'],
  ['2014', 'Выходное пособие сверх нормы', 'Severance above the norm'],
  ['2300', 'Пособие по болезни', 'Sick pay'],
  ['2400', 'Аренда транспорта', 'Rent of a vehicle'],
  ['2510', 'Оплата за человека', 'Paid for the person'],
  ['2520', 'Доход в натуральной форме', 'Income in kind'],
  ['2530', 'Оплата труда в натуральной форме', 'Wages in kind'],
  ['2610', 'Материальная выгода от процентов', 'Benefit on interest'],
  ['2611', 'Прощённый долг', 'Forgiven debt'],
  ['2710', 'Материальная помощь', 'Aid'],
  ['2720', 'Подарки', 'Gifts'],
  ['2740', 'Призы в рекламе', 'Prizes of advertising'],
  ['2760', 'Помощь работодателя', 'Aid by the employer'],
  ['2762', 'Помощь при рождении ребёнка', 'Aid at a birth'],
  ['2770', 'Возмещение лекарств', 'Medicine refunded'],
  ['3010', 'Выигрыши', 'Gambling'],
  ['3020', 'Проценты по вкладам', 'Interest on deposits'],
  ['3023', 'Проценты по облигациям', 'Interest on bonds'],
  ['4800', 'Иные доходы', 'Other income'],
];

const DEDUCTIONS: readonly Row[] = [
  ['104', 'Стандартный 500 ₽', 'Standard, 500'],
  ['105', 'Стандартный 3000 ₽', 'Standard, 3000'],
  ['311', 'Покупка жилья', 'Purchase of housing'],
  ['312', 'Проценты по ипотеке', 'Mortgage interest'],
  ['320', 'Своё обучение', 'Own study'],
  ['321', 'Обучение детей', 'Study of children'],
  ['324', 'Лечение', 'Treatment'],
  ['325', 'Добровольное медицинское страхование', 'Medical insurance'],
  ['326', 'Дорогостоящее лечение', 'Expensive treatment'],
  ['327', 'Негосударственная пенсия', 'Pension fund'],
  ['403', 'Расходы по гражданско-правовому договору', 'Expenses of a civil contract'],
  ['404', 'Расходы автора', 'Expenses of an author'],
  ['405', 'Норматив расходов автора', 'Norm of expenses of an author'],
  ['501', 'Подарки до 4000 ₽', 'Gifts up to 4000'],
  ['502', 'Призы до 4000 ₽', 'Prizes up to 4000'],
  ['503', 'Помощь до 4000 ₽', 'Aid up to 4000'],
  ['504', 'Лекарства до 4000 ₽', 'Medicines up to 4000'],
  ['505', 'Призы в рекламе до 4000 ₽', 'Prizes of advertising up to 4000'],
  ['508', 'Помощь при рождении', 'Aid at a birth'],
  ['510', 'Пенсионный взнос работодателя', 'Pension contribution of the employer'],
  ['601', 'Дивиденды', 'Dividends'],
];

const CHILDREN: readonly (readonly [ru: string, en: string])[] = [
  ['первый ребёнок', 'first child'],
  ['второй ребёнок', 'second child'],
  ['третий и следующий ребёнок', 'third and next child'],
  ['ребёнок-инвалид', 'disabled child'],
];

/** Who has the deduction: four codes in a row, one or two apart. */
const OWNERS = [
  { first: 126, apart: 1, ru: 'родитель', en: 'parent' },
  { first: 130, apart: 1, ru: 'опекун', en: 'guardian' },
  { first: 134, apart: 2, ru: 'единственный родитель', en: 'only parent' },
  { first: 135, apart: 2, ru: 'единственный опекун', en: 'only guardian' },
  { first: 142, apart: 2, ru: 'родитель при отказе другого', en: 'parent, other refuses' },
  { first: 143, apart: 2, ru: 'опекун при отказе другого', en: 'guardian, other refuses' },
];

const CHILD_DEDUCTIONS: readonly Row[] = OWNERS.flatMap(({ first, apart, ru, en }) =>
  CHILDREN.map(([child, childEn], place): Row => {
    return [String(first + place * apart), `На детей: ${child}, ${ru}`, `${childEn}, ${en}`];
  }),
);

/** Authors' income: nine codes of one row. */
const AUTHORS: readonly Row[] = Array.from({ length: 9 }, (_, place): Row => {
  return [String(2201 + place), 'Авторское вознаграждение', 'Pay of an author'];
});

export const CERTIFICATE_CODES: readonly CodeRecord[] = [
  ...records(INCOME, INCOMES),
  ...records(INCOME, AUTHORS),
  ...records(DEDUCTION, DEDUCTIONS),
  ...records(DEDUCTION, CHILD_DEDUCTIONS),
];
