// Letters of identifiers: Latin and Cyrillic twins taken for each other.

const LATIN = 'ABCEHKMOPTXY';
const CYRILLIC = 'АВСЕНКМОРТХУ';

/** Capital letters, Cyrillic twins as Latin ones. */
export function toLatinCapitals(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter)
    .join('');
}

/** Capital letters, Latin twins as Cyrillic ones. */
export function toCyrillicCapitals(text: string): string {
  return [...text.toUpperCase()]
    .map((letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter)
    .join('');
}
