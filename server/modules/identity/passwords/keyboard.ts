// How letters stand next to each other and for each other: alphabets, keyboard rows of both
// layouts, transliteration, leet. Pure data and small readers, used by the browser and the server
// alike.

const latinRows = ['`1234567890-=', 'qwertyuiop[]\\', "asdfghjkl;'", 'zxcvbnm,./'];
const cyrillicRows = ['ё1234567890-=', 'йцукенгшщзхъ\\', 'фывапролджэ', 'ячсмитьбю.'];
const latinShifted = '~!@#$%^&*()_+';
const cyrillicShifted = 'Ё!"№;%:?*()_+';

/** Everything in which four neighbours make a run: alphabets, digits, rows of keys. */
const sequences: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
  'абвгдежзийклмнопрстуфхцчшщъыьэюя',
  '0123456789',
  ...latinRows,
  ...cyrillicRows,
  latinShifted,
  cyrillicShifted.toLowerCase(),
  'qwertyuiop{}|',
  'asdfghjkl:"',
  'zxcvbnm<>?',
];

/** A run of at least `length` neighbours of one sequence, in either direction and any case. */
export function hasRun(text: string, length: number): boolean {
  const letters = [...text.toLowerCase()];
  return sequences.some((sequence) => {
    const places = letters.map((letter) => sequence.indexOf(letter));
    return [1, -1].some((step) => longestWalk(places, step) >= length);
  });
}

function longestWalk(places: readonly number[], step: number): number {
  let longest = 0;
  let walk = 0;
  places.forEach((place, at) => {
    const before = places[at - 1];
    if (place < 0) walk = 0;
    else walk = before !== undefined && before >= 0 && place - before === step ? walk + 1 : 1;
    longest = Math.max(longest, walk);
  });
  return longest;
}

const keysOf = (rows: readonly string[]) => [...rows.join('')];
const latinKeys = keysOf(latinRows);
const cyrillicKeys = keysOf(cyrillicRows);

/** What comes out when the text is typed with the other layout on: `пароль` → `gfhjkm`. */
export function otherLayout(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => {
      const cyrillic = cyrillicKeys.indexOf(letter);
      if (/[а-яё]/u.test(letter) && cyrillic >= 0) return latinKeys[cyrillic]!;
      const latin = latinKeys.indexOf(letter);
      return latin >= 0 && !/\d/u.test(letter) ? cyrillicKeys[latin]! : letter;
    })
    .join('');
}

// Letters that schemes of transliteration write alike come first, then where they differ.
const latinOf: Record<string, readonly string[]> = {
  а: ['a'],
  б: ['b'],
  в: ['v', 'w'],
  г: ['g'],
  д: ['d'],
  е: ['e', 'ye', 'je'],
  ё: ['e', 'yo', 'jo', 'io'],
  ж: ['zh', 'j'],
  з: ['z'],
  и: ['i'],
  й: ['y', 'i', 'j'],
  к: ['k', 'c'],
  л: ['l'],
  м: ['m'],
  н: ['n'],
  о: ['o'],
  п: ['p'],
  р: ['r'],
  с: ['s'],
  т: ['t'],
  у: ['u'],
  ф: ['f', 'ph'],
  х: ['kh', 'h', 'x'],
  ц: ['ts', 'c', 'tc'],
  ч: ['ch'],
  ш: ['sh'],
  щ: ['shch', 'sch', 'sh'],
  ъ: ['', 'ie'],
  ы: ['y', 'i'],
  ь: [''],
  э: ['e'],
  ю: ['yu', 'iu', 'ju'],
  я: ['ya', 'ia', 'ja'],
};

/** Ways to write one Russian letter in Latin ones; a Latin letter stands for itself. */
export function latinForms(letter: string): readonly string[] {
  return latinOf[letter] ?? [letter];
}

const leetOf: Record<string, string> = {
  a: '4@',
  b: '86',
  c: '(<',
  e: '3€',
  g: '96',
  i: '1!|',
  l: '1|',
  o: '0',
  s: '5$',
  t: '7+',
  z: '2',
  а: '4@',
  б: '6',
  в: '8',
  е: '3€',
  з: '3',
  и: '1!',
  о: '0',
  т: '7+',
  ч: '4',
  ё: '3',
};

/**
 * Whether a typed character may stand for a letter: itself, ё for е, a digit that looks like it.
 * Nothing typed (the text has ended) stands for nothing.
 */
export function standsFor(typed: string, letter: string): boolean {
  if (typed === '') return false;
  if (typed === letter) return true;
  if (letter === 'е' && typed === 'ё') return true;
  if (letter === 'ё' && typed === 'е') return true;
  return leetOf[letter]?.includes(typed) ?? false;
}
