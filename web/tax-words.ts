// The names of taxes and charges, the same on every screen.
import { type Language, catalogue } from './language.ts';

export const taxWords = catalogue(
  {
    tax: {
      property: 'Налог на имущество',
      land: 'Земельный налог',
      transport: 'Транспортный налог',
      ndfl: 'НДФЛ',
      ndfl_agent: 'НДФЛ налогового агента',
      npd: 'НПД',
      usn: 'УСН',
      patent: 'Патент',
      contributions: 'Страховые взносы',
      duty: 'Госпошлина',
      other: 'Иной платёж',
    },
    brief: {
      property: 'На имущество',
      land: 'Земельный',
      transport: 'Транспортный',
      ndfl: 'НДФЛ',
      ndfl_agent: 'НДФЛ агента',
      npd: 'НПД',
      usn: 'УСН',
      patent: 'Патент',
      contributions: 'Взносы',
      duty: 'Госпошлина',
      other: 'Иное',
    },
    class: { tax: 'Налог', penalty: 'Пени', fine: 'Штраф', interest: 'Проценты' },
    named: (what: string, year: number) => `${what} за\u00a0${year}\u00a0год`,
    ofPart: (what: string, part: string, year: number) =>
      `${what} за\u00a0${part} ${year}\u00a0года`,
    advance: (what: string) => `${what}, аванс`,
    part: {
      Q1: '1\u00a0квартал',
      Q2: '2\u00a0квартал',
      Q3: '3\u00a0квартал',
      Q4: '4\u00a0квартал',
      H1: 'полугодие',
      '9M': '9\u00a0месяцев',
    },
    over: {
      tax: '',
      penalty: 'Пени: ',
      fine: 'Штраф: ',
      interest: 'Проценты: ',
    },
  },
  {
    tax: {
      property: 'Property tax',
      land: 'Land tax',
      transport: 'Transport tax',
      ndfl: 'Income tax',
      ndfl_agent: 'Income tax withheld as agent',
      npd: 'Tax on professional income',
      usn: 'Simplified system',
      patent: 'Patent',
      contributions: 'Insurance contributions',
      duty: 'State duty',
      other: 'Other payment',
    },
    brief: {
      property: 'Property',
      land: 'Land',
      transport: 'Transport',
      ndfl: 'Income',
      ndfl_agent: 'Income, agent',
      npd: 'Professional income',
      usn: 'Simplified',
      patent: 'Patent',
      contributions: 'Contributions',
      duty: 'Duty',
      other: 'Other',
    },
    class: { tax: 'Tax', penalty: 'Penalty', fine: 'Fine', interest: 'Interest' },
    named: (what, year) => `${what} for\u00a0${year}`,
    ofPart: (what, part, year) => `${what} for\u00a0${part} ${year}`,
    advance: (what) => `${what}, advance`,
    part: {
      Q1: 'quarter\u00a01',
      Q2: 'quarter\u00a02',
      Q3: 'quarter\u00a03',
      Q4: 'quarter\u00a04',
      H1: 'first half',
      '9M': 'nine months',
    },
    over: {
      tax: '',
      penalty: 'Penalty: ',
      fine: 'Fine: ',
      interest: 'Interest: ',
    },
  },
);

type Words = (typeof taxWords)['ru'];

interface Named {
  class: keyof Words['class'];
  tax: keyof Words['tax'];
  taxYear: number;
  /** `2025`, `2026-Q1`, `2026-H1`, `2026-9M`, `2026-03`. */
  period: string;
}

/** Abbreviations keep their capitals after a colon. */
const lowered = (name: string): string =>
  /^\p{Lu}{2}/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);

/** «Транспортный», «Пени: транспортный»: for a table that has its own column for the year. */
export function briefChargeName(charge: Named, language: Language): string {
  const t = taxWords[language];
  const name = t.brief[charge.tax];
  const over = t.over[charge.class];
  return over === '' ? name : over + lowered(name);
}

function monthName(number: string, language: Language): string {
  const format = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
  return format.format(new Date(`2000-${number}-01T00:00:00Z`));
}

/** «УСН, аванс за 1 квартал 2026 года»; a duty is for an act, not for a period. */
function named({ tax, taxYear, period }: Named, language: Language): string {
  const t = taxWords[language];
  const what = t.tax[tax];
  if (tax === 'duty') return what;
  const tail = period.slice(5);
  if (tail === '') return t.named(what, taxYear);
  const part = tail in t.part ? t.part[tail as keyof Words['part']] : monthName(tail, language);
  const isAdvance = tax === 'usn' || tax === 'ndfl';
  return t.ofPart(isAdvance ? t.advance(what) : what, part, taxYear);
}

/** «Транспортный налог за 2025 год», «Пени: транспортный налог за 2024 год». */
export function chargeName(charge: Named, language: Language): string {
  const name = named(charge, language);
  const over = taxWords[language].over[charge.class];
  return over === '' ? name : over + lowered(name);
}
