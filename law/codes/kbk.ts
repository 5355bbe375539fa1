// КБК of the taxes and contributions of people and sole proprietors. With the single payment only
// its own КБК is paid to; the others stand in returns, notices and separate payments.
import { type Row, type Table, records } from './code.ts';

const SEEN: Table = {
  kind: 'kbk',
  law: 'Приказ Минфина России о кодах бюджетной классификации',
  from: '2023-01-01',
  confidence: 'verified',
  sources: ['таблица ФНС о сроках уведомлений', 'открытые списки КБК'],
};

const KNOWN: Table = { ...SEEN, confidence: 'high', sources: ['приказ Минфина России'] };

const LASTING: readonly Row[] = [
  ['18201061201010000510', 'Единый налоговый платёж', 'Single tax payment'],
  ['18210506000011000110', 'НПД', 'Tax on professional income'],
  [
    '18210102030011000110',
    'НДФЛ физического лица по декларации (ст.228)',
    'Income tax of a person by return',
  ],
  ['18210102040011000110', 'НДФЛ по патенту иностранца (ст.227.1)', 'Patent of a foreign worker'],
  ['18210501011011000110', 'УСН «доходы»', 'Simplified system: income'],
  [
    '18210501021011000110',
    'УСН «доходы минус расходы» и минимальный налог',
    'Simplified system: income minus expenses, and the minimum tax',
  ],
  ['18210504010021000110', 'ПСН, городской округ', 'Patent system, city district'],
  ['18210504060021000110', 'ПСН, муниципальный округ', 'Patent system, municipal okrug'],
  ['18210202000011000160', 'Фиксированные взносы ИП', 'Fixed contributions of a sole proprietor'],
  ['18210203000011000160', 'Взносы ИП 1 %', 'Contribution of 1 % of a sole proprietor'],
  ['18210201000011000160', 'Взносы за работников', 'Contributions for employees'],
  ['18210301000011000110', 'НДС', 'Value added tax'],
  [
    '18210601010031000110',
    'Налог на имущество, город федерального значения',
    'Property tax, federal city',
  ],
  [
    '18210601020141000110',
    'Налог на имущество, муниципальный округ',
    'Property tax, municipal okrug',
  ],
  ['18210604012021000110', 'Транспортный налог', 'Transport tax'],
  [
    '18210606041031000110',
    'Земельный налог, город федерального значения',
    'Land tax, federal city',
  ],
  ['18210606042141000110', 'Земельный налог, муниципальный округ', 'Land tax, municipal okrug'],
  ['18210505010021000110', 'Торговый сбор', 'Trade levy'],
];

const FROM_KNOWLEDGE: readonly Row[] = [
  ['18210504020021000110', 'ПСН, муниципальный район', 'Patent system, municipal district'],
  ['18210504030021000110', 'ПСН, город федерального значения', 'Patent system, federal city'],
  ['18210601020041000110', 'Налог на имущество, городской округ', 'Property tax, city district'],
  ['18210606042041000110', 'Земельный налог, городской округ', 'Land tax, city district'],
  ['18210807010011000110', 'Пошлина за регистрацию ИП', 'State duty for registration'],
];

/** The scale of 2021–2024 had two steps. */
const UNTIL_2024: readonly Row[] = [
  ['18210102010011000110', 'НДФЛ агента, 13 % до 5 млн ₽', 'Agent, 13 % up to 5 million'],
  ['18210102080011000110', 'НДФЛ, 15 % свыше 5 млн ₽', 'Income tax, 15 % above 5 million'],
  ['18210102020011000110', 'НДФЛ ИП на ОСНО, 13 %', 'Sole proprietor, general system, 13 %'],
];

const SINCE_2025: readonly Row[] = [
  ['18210102010011000110', 'НДФЛ агента, 13 % до 2,4 млн ₽', 'Agent, 13 % up to 2.4 million'],
  ['18210102080011000110', 'НДФЛ агента, 15 % от 2,4 до 5 млн ₽', 'Agent, 15 % to 5 million'],
  ['18210102150011000110', 'НДФЛ агента, 18 % от 5 до 20 млн ₽', 'Agent, 18 % to 20 million'],
  ['18210102160011000110', 'НДФЛ агента, 20 % от 20 до 50 млн ₽', 'Agent, 20 % to 50 million'],
  ['18210102170011000110', 'НДФЛ агента, 22 % свыше 50 млн ₽', 'Agent, 22 % above 50 million'],
  [
    '18210102210011000110',
    'НДФЛ агента, северные и СВО до 5 млн ₽',
    'Agent, north and SVO pay up to 5 million',
  ],
  [
    '18210102230011000110',
    'НДФЛ агента, северные и СВО свыше 5 млн ₽',
    'Agent, north and SVO pay above 5 million',
  ],
  ['18210102130011000110', 'НДФЛ с дивидендов до 2,4 млн ₽', 'Dividends up to 2.4 million'],
  ['18210102140011000110', 'НДФЛ с дивидендов свыше 2,4 млн ₽', 'Dividends above 2.4 million'],
  ['18210102020011000110', 'НДФЛ ИП на ОСНО, 13 %', 'Sole proprietor, general system, 13 %'],
  ['18210102021011000110', 'НДФЛ ИП на ОСНО, 15 %', 'Sole proprietor, general system, 15 %'],
  ['18210102022011000110', 'НДФЛ ИП на ОСНО, 18 %', 'Sole proprietor, general system, 18 %'],
  ['18210102023011000110', 'НДФЛ ИП на ОСНО, 20 %', 'Sole proprietor, general system, 20 %'],
  ['18210102024011000110', 'НДФЛ ИП на ОСНО, 22 %', 'Sole proprietor, general system, 22 %'],
];

export const KBK = [
  ...records(SEEN, LASTING),
  ...records(KNOWN, FROM_KNOWLEDGE),
  ...records({ ...KNOWN, to: '2024-12-31' }, UNTIL_2024),
  ...records({ ...SEEN, from: '2025-01-01' }, SINCE_2025),
];
