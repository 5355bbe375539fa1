// Period codes of the notice of computed amounts (КНД 1110355), from the table of the tax service.
import { type CodeRecord, type Row, type Table, records } from './code.ts';

const SEEN: Table = {
  kind: 'notice_period.agent',
  law: 'НК РФ ст.58 п.9; приказ ФНС России от 02.11.2022 № ЕД-7-8/1047@',
  from: '2024-01-01',
  confidence: 'verified',
  sources: ['таблица ФНС о сроках уведомлений'],
};

const QUARTERS = ['21', '31', '33', '34'] as const;
const MONTHS_RU =
  'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(' ');
const MONTHS_EN =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** One row for each month: `21/01` … `34/03`, or `21/11` … `34/13` for its end. */
function monthly(first: number, row: (ru: string, en: string) => readonly [string, string]): Row[] {
  return MONTHS_RU.map((ru, month): Row => {
    const place = String((month % 3) + first).padStart(2, '0');
    const [titleRu, titleEn] = row(ru, MONTHS_EN[month] ?? '');
    return [`${QUARTERS[Math.floor(month / 3)]}/${place}`, titleRu, titleEn];
  });
}

const AGENT: readonly Row[] = [
  ...monthly(1, (ru, en) => [`${ru}: с 1 по 22 число`, `${en}: days 1 to 22`]),
  ...monthly(11, (ru, en) => [
    `${ru}: с 23 числа до конца месяца`,
    `${en}: day 23 to the end of the month`,
  ]),
];

/** To 2023 a period ran from the 23rd of a month to the 22nd of the next. */
const AGENT_2023: readonly Row[] = [
  ...monthly(1, (ru, en) =>
    ru === 'январь'
      ? ['с 1 по 22 января', '1 to 22 January']
      : [`с 23 числа до 22 числа: ${ru}`, `from the 23rd to the 22nd: ${en}`],
  ),
  ['34/04', 'с 23 по 31 декабря', '23 to 31 December'],
];

const EMPLOYER: readonly Row[] = monthly(1, (ru, en) => [ru, en]);

const PROPRIETOR: readonly Row[] = [
  ['21/04', 'I квартал', 'First quarter'],
  ['31/04', 'II квартал', 'Second quarter'],
  ['33/04', 'III квартал', 'Third quarter'],
];

const SIMPLIFIED: readonly Row[] = [
  ['34/01', 'I квартал', 'First quarter'],
  ['34/02', 'Полугодие', 'Half-year'],
  ['34/03', '9 месяцев', 'Nine months'],
];

const SINCE_ACCOUNT = { ...SEEN, from: '2023-01-01' };

export const NOTICE_PERIODS: readonly CodeRecord[] = [
  ...records({ ...SINCE_ACCOUNT, to: '2023-12-31' }, AGENT_2023),
  ...records(SEEN, AGENT),
  ...records({ ...SINCE_ACCOUNT, kind: 'notice_period.employer' }, EMPLOYER),
  ...records({ ...SINCE_ACCOUNT, kind: 'notice_period.ip' }, PROPRIETOR),
  ...records({ ...SINCE_ACCOUNT, kind: 'notice_period.usn' }, SIMPLIFIED),
];
