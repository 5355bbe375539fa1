// The names of taxes and charges, the same on every screen.
import { type Language, catalogue } from './language.ts';

export const taxWords = catalogue(
  {
    tax: {
      property: 'Налог на имущество',
      land: 'Земельный налог',
      transport: 'Транспортный налог',
    },
    brief: { property: 'На имущество', land: 'Земельный', transport: 'Транспортный' },
    class: { tax: 'Налог', penalty: 'Пени', fine: 'Штраф', interest: 'Проценты' },
    named: (what: string, year: number) => `${what} за\u00a0${year}\u00a0год`,
    over: {
      tax: '',
      penalty: 'Пени: ',
      fine: 'Штраф: ',
      interest: 'Проценты: ',
    },
  },
  {
    tax: { property: 'Property tax', land: 'Land tax', transport: 'Transport tax' },
    brief: { property: 'Property', land: 'Land', transport: 'Transport' },
    class: { tax: 'Tax', penalty: 'Penalty', fine: 'Fine', interest: 'Interest' },
    named: (what, year) => `${what} for\u00a0${year}`,
    over: {
      tax: '',
      penalty: 'Penalty: ',
      fine: 'Fine: ',
      interest: 'Interest: ',
    },
  },
);

interface Named {
  class: 'tax' | 'penalty' | 'fine' | 'interest';
  tax: 'property' | 'land' | 'transport';
  taxYear: number;
}

/** «Транспортный», «Пени: транспортный»: for a table that has its own column for the year. */
export function briefChargeName(charge: Named, language: Language): string {
  const t = taxWords[language];
  const name = t.brief[charge.tax];
  const over = t.over[charge.class];
  return over === '' ? name : over + name.toLowerCase();
}

/** «Транспортный налог за 2025 год», «Пени: транспортный налог за 2024 год». */
export function chargeName(charge: Named, language: Language): string {
  const t = taxWords[language];
  const name = t.named(t.tax[charge.tax], charge.taxYear);
  const over = t.over[charge.class];
  return over === '' ? name : over + name.charAt(0).toLowerCase() + name.slice(1);
}
