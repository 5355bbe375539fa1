// Sums in Russian words, as payment papers want them: roubles in words, kopecks in digits.
import type { Kopecks } from './money.ts';

const ONES = ' один два три четыре пять шесть семь восемь девять'.split(' ');
const TEENS =
  'десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать ' +
  'восемнадцать девятнадцать';
const TEEN_WORDS = TEENS.split(' ');
const TENS = '  двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(
  ' ',
);
const HUNDREDS = ' сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(
  ' ',
);

type Forms = readonly [one: string, few: string, many: string];

const SCALES: readonly Forms[] = [
  ['рубль', 'рубля', 'рублей'],
  ['тысяча', 'тысячи', 'тысяч'],
  ['миллион', 'миллиона', 'миллионов'],
  ['миллиард', 'миллиарда', 'миллиардов'],
  ['триллион', 'триллиона', 'триллионов'],
];
const KOPECKS: Forms = ['копейка', 'копейки', 'копеек'];

/** Russian agreement with a number: 1 рубль, 2 рубля, 5 рублей, 11 рублей. */
export function agree(count: number, forms: Forms): string {
  const tail = count % 100;
  const last = count % 10;
  if (last === 1 && tail !== 11) return forms[0];
  return last >= 2 && last <= 4 && (tail < 12 || tail > 14) ? forms[1] : forms[2];
}

function tripletWords(triplet: number, isFeminine: boolean): string[] {
  const words = [HUNDREDS[Math.floor(triplet / 100)]];
  const tail = triplet % 100;
  if (tail >= 10 && tail < 20) {
    words.push(TEEN_WORDS[tail - 10]);
  } else {
    const one = tail % 10;
    words.push(TENS[Math.floor(tail / 10)]);
    if (isFeminine && one === 1) words.push('одна');
    else if (isFeminine && one === 2) words.push('две');
    else words.push(ONES[one]);
  }
  return words.filter((word) => word !== undefined && word !== '') as string[];
}

/** «Сто двадцать три рубля 45 копеек»; a negative sum begins with «Минус». */
export function amountInWords(amount: Kopecks): string {
  const size = Math.abs(amount);
  const rest = size % 100;
  const roubles = (size - rest) / 100;
  const words: string[] = amount < 0 ? ['минус'] : [];
  if (roubles === 0) words.push('ноль');
  for (let scale = SCALES.length - 1; scale >= 0; scale -= 1) {
    const triplet = Math.floor(roubles / 1000 ** scale) % 1000;
    words.push(...tripletWords(triplet, scale === 1));
    const forms = SCALES[scale];
    if (forms !== undefined && (triplet > 0 || scale === 0)) words.push(agree(triplet, forms));
  }
  const text = words.join(' ');
  const kopecks = `${String(rest).padStart(2, '0')} ${agree(rest, KOPECKS)}`;
  return `${text[0]?.toUpperCase()}${text.slice(1)} ${kopecks}`;
}
