// The rules of a password that need nothing but the password and the person's own data (security
// P01, profile `spec`). Pure: the browser shows them as the person types, the server decides by the
// same code. The blocklist, the strength estimate and the last three are the server's.
import { hasRun, latinForms, otherLayout, standsFor } from './keyboard.ts';

const passwordLengthMin = 8;
const passwordLengthMax = 128;
/** As many neighbours or equal characters in a row are one too many. */
const runMax = 4;
/** The shortest word of the person's data that a password may not hold. */
const ownWordMin = 4;
/** As many digits in a row of a phone, ИНН or СНИЛС give it away. */
const ownDigitsMin = 6;

export type PasswordRule =
  | 'length'
  | 'upper'
  | 'lower'
  | 'digit'
  | 'special'
  | 'run'
  | 'repeat'
  | 'own_data'
  | 'common'
  | 'weak'
  | 'recent';

/** Broken rules in the order in which a person reads them. Compared as typed (NFC only). */
export function brokenRules(typed: string, own: readonly string[]): PasswordRule[] {
  const password = typed.normalize('NFC');
  const length = [...password].length;
  const broken: [PasswordRule, boolean][] = [
    ['length', length < passwordLengthMin || length > passwordLengthMax],
    ['upper', !/\p{Lu}/u.test(password)],
    ['lower', !/\p{Ll}/u.test(password)],
    ['digit', !/\p{Nd}/u.test(password)],
    ['special', !/[^\p{L}\p{N}]/u.test(password)],
    ['run', hasRun(password, runMax)],
    ['repeat', /(.)\1{3}/su.test(password)],
    ['own_data', own.some((one) => holdsOwn(password, one))],
  ];
  return broken.filter(([, isBroken]) => isBroken).map(([rule]) => rule);
}

function holdsOwn(password: string, own: string): boolean {
  const lower = password.toLowerCase();
  const digits = lower.replaceAll(/[\s.\-/_,:]/gu, '');
  const days = dayForms(own);
  if (days.length > 0) return days.some((form) => digits.includes(form));
  return digitPieces(own).some((piece) => digits.includes(piece)) || holdsWord(lower, own);
}

/** Six ways to write a day without separators; none when the text is no day. */
function dayForms(own: string): string[] {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(own.trim());
  const written = /^(\d{2})\.(\d{2})\.(\d{4})$/u.exec(own.trim());
  const [year, month, date] = iso
    ? iso.slice(1)
    : written
      ? [written[3], written[2], written[1]]
      : [];
  if (!year || !month || !date) return [];
  const short = year.slice(2);
  return [
    `${date}${month}${year}`,
    `${date}${month}${short}`,
    `${year}${month}${date}`,
    `${short}${month}${date}`,
    `${month}${date}${year}`,
    `${month}${date}${short}`,
  ];
}

/** Every six digits in a row of a number; letters around them are no number. */
function digitPieces(own: string): string[] {
  const numbers = own.replaceAll(/[\s()+-]/gu, '').match(/\d+/gu) ?? [];
  return numbers.flatMap((number) =>
    Array.from({ length: Math.max(0, number.length - ownDigitsMin + 1) }, (_, at) =>
      number.slice(at, at + ownDigitsMin),
    ),
  );
}

/** Words of a name, or of the local part of an address; its domain belongs to everybody. */
function holdsWord(password: string, own: string): boolean {
  const words =
    own
      .toLowerCase()
      .split('@')[0]!
      .match(/\p{L}+/gu) ?? [];
  return words
    .filter((word) => [...word].length >= ownWordMin)
    .some((word) => {
      const ways = [word, otherLayout(word)].map((form) => [...form].map((letter) => [letter]));
      const latin = [...word].map((letter) => latinForms(letter));
      return [...ways, latin].some((way) => holdsSpelling(password, way));
    });
}

/**
 * Whether the text holds a word, each letter of which may be written in several ways or in leet.
 */
function holdsSpelling(text: string, letters: readonly (readonly string[])[]): boolean {
  for (let start = 0; start < text.length; start += 1) {
    let ends = new Set([start]);
    for (const forms of letters) {
      ends = new Set([...ends].flatMap((end) => endsAfter(text, end, forms)));
      if (ends.size === 0) break;
    }
    if (ends.size > 0) return true;
  }
  return false;
}

function endsAfter(text: string, from: number, forms: readonly string[]): number[] {
  return forms
    .filter((form) => [...form].every((letter, at) => standsFor(text[from + at] ?? '', letter)))
    .map((form) => from + form.length);
}

const sentences: Record<PasswordRule, { ru: string; en: string }> = {
  length: {
    ru: 'От 8 до 128 символов',
    en: 'From 8 to 128 characters',
  },
  upper: { ru: 'Есть заглавная буква', en: 'Has an upper-case letter' },
  lower: { ru: 'Есть строчная буква', en: 'Has a lower-case letter' },
  digit: { ru: 'Есть цифра', en: 'Has a digit' },
  special: { ru: 'Есть знак, не буква и не цифра', en: 'Has a sign that is no letter or digit' },
  run: {
    ru: 'Нет четырёх соседних символов подряд: abcd, 4321, йцук',
    en: 'No four neighbours in a row: abcd, 4321, qwer',
  },
  repeat: { ru: 'Нет четырёх одинаковых символов подряд', en: 'No four equal characters in a row' },
  own_data: {
    ru: 'Нет вашего имени, даты рождения, телефона, почты, ИНН или СНИЛС',
    en: 'Without your name, birth date, phone, mail, INN or SNILS',
  },
  common: {
    ru: 'Не из списка распространённых паролей',
    en: 'Not in the list of common passwords',
  },
  weak: {
    ru: 'Не угадывается быстро: добавьте ещё слово или символы',
    en: 'Not quick to guess: add another word or characters',
  },
  recent: { ru: 'Не один из трёх последних', en: 'Not one of your last three' },
};

/** What a rule asks for, as the person reads it beside the field. */
export function ruleText(rule: PasswordRule, language: 'ru' | 'en'): string {
  return sentences[rule][language];
}

/** The rules that can be judged as typed, in the order of the page. */
export const typedRules: readonly PasswordRule[] = [
  'length',
  'upper',
  'lower',
  'digit',
  'special',
  'run',
  'repeat',
  'own_data',
];
