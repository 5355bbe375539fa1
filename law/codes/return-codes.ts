// Codes inside returns: kinds of income in Приложение 1 of 3-НДФЛ by income year, and the period
// on the title page. The 43 three-digit codes of the form of 2025 are known only for wages: the
// rest come with the order of the form.
import { type CodeRecord, type Row, type Table, records } from './code.ts';

const FORMS_2020: Table = {
  kind: 'return_income',
  law: 'Приказ ФНС России от 15.10.2021 № ЕД-7-11/903@',
  from: '2020-01-01',
  to: '2023-12-31',
  confidence: 'medium',
  sources: ['порядок заполнения прежних форм'],
};

const FORM_2024: Table = {
  ...FORMS_2020,
  law: 'Приказ ФНС России от 19.09.2024 № ЕД-7-11/757@',
  from: '2024-01-01',
  to: '2024-12-31',
  confidence: 'verified',
  sources: ['обзор кодов доходов формы 757@'],
};

const FORM_2025: Table = {
  ...FORMS_2020,
  law: 'Приказ ФНС России от 20.10.2025 № ЕД-7-11/913@',
  from: '2025-01-01',
  to: '2025-12-31',
  confidence: 'verified',
  sources: ['печать официальной формы 913@'],
};

const OLD: readonly Row[] = [
  ['01', 'Недвижимость по цене договора', 'Real estate by its price'],
  ['02', 'Недвижимость по 0,7 кадастровой стоимости', 'Real estate by 0.7 of its value'],
  ['03', 'Иное имущество', 'Other property'],
  ['05', 'Аренда', 'Rent'],
  ['06', 'Подарок', 'Gift'],
  ['07', 'Заработная плата, налог удержан', 'Wages, tax withheld'],
  ['08', 'Заработная плата, налог не удержан', 'Wages, tax not withheld'],
  ['09', 'Дивиденды', 'Dividends'],
  ['10', 'Иные доходы', 'Other income'],
];

const OF_2024: readonly Row[] = [
  ['01', 'Дивиденды', 'Dividends'],
  ['02', 'Выигрыши', 'Winnings'],
  ['03', 'Ценные бумаги', 'Securities'],
  ['04', 'Проценты по облигациям', 'Interest on bonds'],
  ['07', 'Предпринимательская деятельность', 'Business'],
  ['08', 'Аренда', 'Rent'],
  ['09', 'Цифровые активы', 'Digital assets'],
  ['10', 'Иные доходы, в том числе заработная плата', 'Other income, wages among it'],
];

const OF_2025: readonly Row[] = [['010', 'Заработная плата', 'Wages']];

const TITLE: Table = {
  kind: 'return_period.ndfl3',
  law: 'Порядок заполнения 3-НДФЛ',
  from: '2020-01-01',
  confidence: 'verified',
  sources: ['печать официальных форм 3-НДФЛ'],
};

const TITLE_USN: Table = {
  kind: 'return_period.usn',
  law: 'Порядок заполнения декларации по УСН',
  from: '2020-01-01',
  confidence: 'high',
  sources: ['официальная схема декларации по УСН'],
};

const TITLES: readonly Row[] = [
  ['34', 'Календарный год', 'Calendar year'],
  ['86', 'При прекращении деятельности ИП', 'On closing the business'],
];

const TITLES_USN: readonly Row[] = [
  ['34', 'Календарный год', 'Calendar year'],
  ['50', 'Последний период при ликвидации или закрытии ИП', 'Last period on closing'],
  ['95', 'Последний период при переходе на иной режим', 'Last period on changing the regime'],
  ['96', 'Последний период при прекращении деятельности на УСН', 'Last period of the business'],
];

export const RETURN_CODES: readonly CodeRecord[] = [
  ...records(FORMS_2020, OLD),
  ...records(FORM_2024, OF_2024),
  ...records(FORM_2025, OF_2025),
  ...records(TITLE, TITLES),
  ...records(TITLE_USN, TITLES_USN),
];
