// Working days of Russia by year: the decree, weekdays off and weekend days worked. Saturdays
// and Sundays off are not listed. Regional holidays do not move federal terms (ст.6.1 НК РФ).

export interface CalendarYear {
  readonly year: number;
  readonly law: string;
  /** Monday to Friday days off, as `MM-DD`. */
  readonly off: string;
  /** Saturdays and Sundays worked, as `MM-DD`. */
  readonly worked: string;
}

export const YEARS: readonly CalendarYear[] = [
  {
    year: 2022,
    law: 'Постановление Правительства РФ от 16.09.2021 № 1564',
    off: '01-03 01-04 01-05 01-06 01-07 02-23 03-07 03-08 05-02 05-03 05-09 05-10 06-13 11-04',
    worked: '03-05',
  },
  {
    year: 2023,
    law: 'Постановление Правительства РФ от 29.08.2022 № 1505',
    off: '01-02 01-03 01-04 01-05 01-06 02-23 02-24 03-08 05-01 05-08 05-09 06-12 11-06',
    worked: '',
  },
  {
    year: 2024,
    law: 'Постановление Правительства РФ от 10.08.2023 № 1314',
    off:
      '01-01 01-02 01-03 01-04 01-05 01-08 02-23 03-08 04-29 04-30 05-01 05-09 05-10 06-12 ' +
      '11-04 12-30 12-31',
    worked: '04-27 11-02 12-28',
  },
  {
    year: 2025,
    law: 'Постановление Правительства РФ от 04.10.2024 № 1335',
    off:
      '01-01 01-02 01-03 01-06 01-07 01-08 05-01 05-02 05-08 05-09 06-12 06-13 11-03 11-04 ' +
      '12-31',
    worked: '11-01',
  },
  {
    year: 2026,
    law: 'Постановление Правительства РФ от 24.09.2025 № 1466',
    off: '01-01 01-02 01-05 01-06 01-07 01-08 01-09 02-23 03-09 05-01 05-11 06-12 11-04 12-31',
    worked: '',
  },
  {
    year: 2027,
    law: 'Постановление Правительства РФ от 17.09.2026 № 1187',
    off:
      '01-01 01-04 01-05 01-06 01-07 01-08 02-22 02-23 03-08 05-03 05-10 06-14 11-04 11-05 ' +
      '12-31',
    worked: '02-20',
  },
];
