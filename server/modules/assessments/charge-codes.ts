// Official numbers a charge carries: КБК by tax and kind of municipality, УИН.
import { completeUin } from '#primitives/identifiers/uin';
import type { YearlyTax } from './tax-item.ts';

type Place = 'federal_city' | 'city_district' | 'municipal_okrug';

/** Regions that are cities by themselves: Moscow, St Petersburg, Sevastopol. */
const federalCities = ['45', '40', '67'];

/**
 * Order of Минфин on КБК, as of tax years 2022–2026; transport tax does not depend on the place.
 */
const codes: Record<Exclude<YearlyTax, 'transport'>, Record<Place, string>> = {
  property: {
    federal_city: '18210601010031000110',
    city_district: '18210601020041000110',
    municipal_okrug: '18210601020141000110',
  },
  land: {
    federal_city: '18210606041031000110',
    city_district: '18210606042041000110',
    municipal_okrug: '18210606042141000110',
  },
};
const transportCode = '18210604012021000110';

/** The third digit of an ОКТМО tells the kind of a municipality (ОК 033-2013). */
function placeOf(oktmo: string): Place | null {
  if (federalCities.includes(oktmo.slice(0, 2))) return 'federal_city';
  if (oktmo[2] === '7') return 'city_district';
  return oktmo[2] === '5' ? 'municipal_okrug' : null;
}

/** The КБК of a tax; null where the place's kind has none described. With ЕНП nobody pays by it. */
export function kbkOf(tax: YearlyTax, oktmo: string): string | null {
  if (tax === 'transport') return transportCode;
  const place = placeOf(oktmo);
  return place === null ? null : codes[tax][place];
}

/** 20 digits: administrator 182, the year of the charge, our own number, check digit. */
export function uinOf(year: number, number: number): string {
  return completeUin(`182${String(year).slice(2)}${String(number).padStart(14, '0')}`);
}
