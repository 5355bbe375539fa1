import { catalogue, plural } from '../../language.ts';

export const passwordTexts = catalogue(
  {
    password: 'Придумайте пароль',
    passwordHint: 'От 8 символов: заглавная и строчная буквы, цифра и знак.',
    passwordMissing: 'Введите пароль.',
    passwordFits: 'Пароль подходит.',
    rulesTitle: 'Пока не хватает:',
    rulesLeft: (count: number) =>
      `Осталось ${count} ${plural(count, {
        one: 'условие',
        few: 'условия',
        many: 'условий',
        other: 'условия',
      })}`,
  },
  {
    password: 'Choose a password',
    passwordHint: 'From 8 characters: an upper- and a lower-case letter, a digit and a sign.',
    passwordMissing: 'Enter a password.',
    passwordFits: 'The password fits.',
    rulesTitle: 'Still missing:',
    rulesLeft: (count) =>
      `${count} ${plural(count, { one: 'condition', other: 'conditions' })} left`,
  },
);
