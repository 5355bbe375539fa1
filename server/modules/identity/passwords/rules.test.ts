// The rules of a password: what is refused and why, what is accepted; the same code runs in the
// browser.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hasRun } from './keyboard.ts';
import { brokenRules, ruleText, typedRules } from './rules.ts';
import type { PasswordRule } from './rules.ts';
import { judgePassword } from './strength.ts';

const own = [
  'Петрова',
  'Анна',
  'Сергеевна',
  '1988-04-17',
  '79161234567',
  'anna.petrova88@mail.test',
  '770123456752',
  '11223344595',
];

const refused: Partial<Record<PasswordRule, readonly string[]>> = {
  length: ['', 'Aa1!', 'Zq7!mbX', 'Ж7!кяХц', `Aa1!${'Хз9-'.repeat(32)}`],
  upper: ['zq7!mbxwr', 'ладога-7-гроза', 'k9#vtm2&x', 'семь 7 вёсел!', 'ß7-ладога-вёсла'],
  lower: ['ZQ7!MBXWR', 'ЛАДОГА-7-ГРОЗА', 'K9#VTM2&X', 'СЕМЬ 7 ВЁСЕЛ!', 'ǅ7-ЛАДОГА-ВЁСЛА'],
  digit: ['Zq!mbXwr#', 'Ладога-гроза', 'Семь Вёсел!', 'Kv#tmX&pr', 'Дождь над морем!'],
  special: ['Zq7mbXwr9', 'Ладога7гроза', 'СемьВёсел7', 'Kv9tmX2pr', '7Дождь8Море'],
  run: [
    'Zabcd!7xK',
    'Zdcba!7xK',
    'Kqwer!7xZ',
    'Krewq!7xZ',
    'Kasdf!7xZ',
    'Kfdsa!7xZ',
    'Kzxcv!7xM',
    'Kvcxz!7xM',
    'Zx1234!kM',
    'Zx4321!kM',
    'Zx7890!kM',
    'Zx0987!kM',
    'Zx!@#$7kM',
    'Zx$#@!7kM',
    'Йцукx!7zM',
    'Куцйx!7zM',
    'Фывах!7zM',
    'Авыфx!7zM',
    'Ячсмx!7zM',
    'Мсчяx!7zM',
    'Абвгx!7zM',
    'Гвбаx!7zM',
    'Эюя9!ьэюяK',
    'Zx!"№;7kM',
    'ABCDx!7zm',
    'aBcDx!7zM',
    'Zyuio!7xK',
    'Xnm,./7!kT',
    'ГДЕЁж!7хк',
    'ГДЕЖз!7хк',
    'ЪХЗщx!7zm',
    'Ж.юбьQ!7x',
  ],
  repeat: [
    'Zq7!mXaaaa',
    'Zq7!mX1111',
    'Zq7 mX!!!!',
    'Жж7!мХаааа',
    'ZZZZq7!mx',
    'Zq7m    !X',
    'Zq7!🙂🙂🙂🙂x',
  ],
  own_data: [
    'Петрова!7хК',
    'петроваХ!7к',
    'xПЕТРОВАx!7',
    'Petrova!7xK',
    'xPETROVAx!7',
    'Gtnhjdf!7xK',
    'P3trova!7xK',
    'Petr0v@!7xK',
    'P3tr0v4!7xK',
    'Анна!7хКвзм',
    'Anna!7xKvzm',
    'Fyyf!7xKvzm',
    '4nn4!7xKvzm',
    '@nna!7xKvzM',
    'Сергеевна!7х',
    'Sergeevna!7x',
    'Sergeyevna!7',
    'Cthuttdyf!7x',
    'S3rg33vna!7x',
    'Xk!17041988',
    'Xk!17.04.1988',
    'Xk!17-04-1988z',
    'Xk!17/04/88z',
    'Xk!170488z',
    'Xk!19880417z',
    'Xk!1988-04-17',
    'Xk!880417z',
    'Xk!04171988z',
    'Xk!041788zq',
    'Xk!9161234567',
    'Xk!916123zq',
    'Xk!234567zq',
    'Xk!91 61 23z',
    'Xk!770123zq',
    'Xk!456752zq',
    'Xk!112233zq',
    'Xk!344595zq',
    'Xk!223-344z',
    'Xanna7!kvzm',
    'Фттф7!хквзм',
    'Пеtрова7!хкПетрова',
  ],
  common: [
    'Password1!',
    'Qwerty123!',
    'Пароль!1',
    'Dragon!1',
    'Sunshine1!',
    'Football#1',
    'Любовь1!',
    'Monkey!12',
    'Спартак1!',
    'Iloveyou1!',
    'Michael1!',
    'Наташа1!',
  ],
  weak: [
    'Aa1!Aa1!',
    'Zima1!Zi',
    'Hello1!!',
    'Ab1!cd2!',
    'Лето2024!',
    'Abab1!ab',
    'Love1!You',
    'Qwe1!qwe',
  ],
};

const accepted = [
  'Kabinet!Demo26',
  'Гроза-над 7 Ладогой',
  'Семь вёсел & 3 лодки',
  'correct Horse 7 battery!',
  'Zq7!mbXwr#tK',
  'Ж7!кяХц-вёсла',
  'Tr0ub4dor&3 lamp',
  'Утро7;чайник,Вишня',
  'k9#VtM2&xPz4',
  'Лес+Озеро=2 сосны',
  'My dog ate 9 pies!',
  'Чай в 5, кофе в Шесть',
  'Blue-Kettle_42-river',
  'Окно 3 на Юго-Запад',
  'n!Gh7 train to Pskov',
  'Белый_Аист-19_летит',
  'Qv5$ Lm8% Rt2^',
  'Сорок 2 хомяка!',
  'Zebra+Violin~63',
  'Мёд, 8 пчёл и Улей',
  'paper;Boat:77 sinks',
  'Хвоя/Смола\\31',
  '🙂Ладога 7 вёсел!',
  'Где-то 15 Маяков?',
  'umbrella {9} Garden',
  'Рябина°Клён 58',
  'X9-vacuum-Otter',
  'Снег «2» Метель',
  'Lantern*Copper 84',
  'Ива 6 & Тополь ждут',
  'Ночь|Фонарь|63',
  'wooden Spoon #27 soup',
  'Кит плыл 9 дней!',
  'Ember_Falcon_70',
  'Три6кота_Спят',
  'gravel%Tulip 53 w',
  'Шторм! 4 балла, Мыс',
  'Piano=49 candles',
  'Дым и 8 Трубочистов',
  'Copper.Nest.615.owl',
];

for (const [rule, passwords] of Object.entries(refused) as [PasswordRule, readonly string[]][]) {
  test(`«${ruleText(rule, 'ru')}»: refused with this reason, ${passwords.length} strings`, () => {
    for (const password of passwords) {
      const { broken } = judgePassword(password, own);
      assert.ok(broken.includes(rule), `${password}: ${broken.join() || 'accepted'}`);
    }
  });
}

test('passwords that break no rule are accepted, spaces and any letters included', () => {
  for (const password of accepted) {
    assert.deepEqual(judgePassword(password, own).broken, [], password);
  }
});

test('a stranger’s name is no own data, a part of a domain neither', () => {
  assert.deepEqual(brokenRules('Смирнов!7хК', own), []);
  assert.deepEqual(brokenRules('Mailbox!7xK test', own), []);
});

test('a password of 8 to 128 characters is long enough and not too long', () => {
  const signs = [...`Ж7!к${'яХц-'.repeat(32)}`];
  const pictures = [...`Ж7!к${'🙂🌲'.repeat(64)}`];
  for (const characters of [signs, pictures]) {
    const lengthOf = (count: number) => brokenRules(characters.slice(0, count).join(''), []);
    assert.deepEqual(lengthOf(7), ['length']);
    assert.deepEqual(lengthOf(8), []);
    assert.deepEqual(lengthOf(128), []);
    assert.deepEqual(lengthOf(129), ['length']);
  }
});

const holdsOwn = (password: string, words: readonly string[]) =>
  brokenRules(password, words).includes('own_data');

test('a birth day is known in six forms with any separators, however the person gave it', () => {
  const forms = ['17041988', '170488', '19880417', '880417', '04171988', '041788'];
  const separated = ['17.04.1988', '17-04-88', '1988/04/17', '88 04 17', '04_17_1988', '04:17,88'];
  for (const day of ['1988-04-17', '17.04.1988', ' 17.04.1988 ']) {
    for (const form of [...forms, ...separated]) {
      assert.ok(holdsOwn(`Xk!${form}z`, [day]), `${form} of ${day}`);
    }
    // Other days, parts of the day, and one digit less or other.
    for (const other of ['18041988', '1704', '1988', '0417', '17048', '170489', '80417', '41788']) {
      assert.ok(!holdsOwn(`Xk!${other}z`, [day]), `${other} of ${day}`);
    }
  }
});

test('any six digits of a phone, ИНН or СНИЛС give it away, five anywhere do not', () => {
  for (const number of ['79161930582', '+7 (916) 193-05-82', '770193056752']) {
    const digits = number.replaceAll(/\D/gu, '');
    for (let at = 0; at + 5 <= digits.length; at += 1) {
      assert.ok(!holdsOwn(`Xk!${digits.slice(at, at + 5)}z`, [number]), `${number}, 5 from ${at}`);
      const six = digits.slice(at, at + 6);
      if (six.length === 6) assert.ok(holdsOwn(`Xk!${six}z`, [number]), `${number}, 6 from ${at}`);
    }
  }
});

test('a short number in the person’s data is nobody’s secret', () => {
  for (const short of ['anna.petrova88@mail.test', '88', '19305']) {
    assert.ok(!holdsOwn('Xk!88 и 19305z', [short]), short);
  }
});

test('a password that ends where a name only begins does not hold the name', () => {
  const begun: [string, string][] = [
    ['Kettle7!b', 'Беата'],
    ['Чашка-2-зонт6', 'Беата'],
    ['Kettle-9-sot', 'Тесса'],
    ['Kettle-9-x!7', 'Тесса'],
    ['Zebra+7kot', 'Otto'],
    ['Xk!7zm-petrov', 'Петрова'],
  ];
  for (const [password, name] of begun) assert.ok(!holdsOwn(password, [name]), password);
  const whole: [string, string][] = [
    ['Чашка-2-беата', 'Беата'],
    ['Kettle-9-7e55@', 'Тесса'],
    ['Zebra+7-0tt0', 'Otto'],
    ['Xk!7zm-petrova', 'Петрова'],
  ];
  for (const [password, name] of whole) assert.ok(holdsOwn(password, [name]), password);
});

test('a common password stays one with up to four digits and signs around it', () => {
  const judged = (password: string) => judgePassword(password, []).broken;
  for (const around of ['Sunshine1!2!', '1!Sunshine2!', '!1!2Sunshine', 'СПАРТАК-7!4']) {
    assert.ok(judged(around).includes('common'), around);
  }
  for (const more of ['Sunshine1!2!4', '1!2Sunshine!4']) {
    assert.ok(!judged(more).includes('common'), more);
  }
});

test('three of four in the estimate of strength is enough, two is not', () => {
  for (const password of ['Окно-3-лес', 'lamp Kot 7']) {
    assert.deepEqual(judgePassword(password, []), { score: 3, broken: [] }, password);
  }
  for (const password of ['Zq7!mbXt', 'Sunshine1!2!4']) {
    assert.deepEqual(judgePassword(password, []), { score: 2, broken: ['weak'] }, password);
  }
});

test('every four neighbours of every row and alphabet are a run, forward and back', () => {
  const rows = [
    'abcdefghijklmnopqrstuvwxyz',
    'абвгдеёжзийклмнопрстуфхцчшщъыьэюя',
    '1234567890',
    'qwertyuiop',
    'asdfghjkl',
    'zxcvbnm',
    'йцукенгшщзхъ',
    'фывапролджэ',
    'ячсмитьбю',
  ];
  for (const row of rows) {
    for (let at = 0; at + 4 <= row.length; at += 1) {
      const piece = row.slice(at, at + 4);
      const back = [...piece].reverse().join('');
      for (const one of [piece, back, piece.toUpperCase()]) {
        assert.ok(hasRun(`♦${one}!`, 4), one);
      }
      assert.ok(!hasRun(`♦${piece.slice(0, 3)}♦`, 4), piece.slice(0, 3));
    }
  }
});

test('whatever stands around it, an accepted password holds no run and no own word', () => {
  const piece = fc.constantFrom('qwer', '4321', 'йцук', 'dcba', 'Петрова', 'petrova', 'gtnhjdf');
  const around = fc.string({ maxLength: 20, unit: 'grapheme-ascii' });
  fc.assert(
    fc.property(around, piece, around, (before, bad, after) => {
      const broken = brokenRules(before + bad + after, own);
      return broken.includes('run') || broken.includes('own_data');
    }),
    { numRuns: 500 },
  );
});

test('the browser judges the same rules in the same order', () => {
  const all = brokenRules('аaaa', own);
  assert.deepEqual(
    all.filter((rule) => !typedRules.includes(rule)),
    [],
  );
  for (const rule of typedRules) {
    assert.ok(ruleText(rule, 'ru').length > 5);
    assert.ok(ruleText(rule, 'en').length > 5);
  }
});
