import { catalogue } from '../../language.ts';

export const calculatorTexts = catalogue(
  {
    section: 'Калькуляторы',
    titles: {
      home: 'Налог на жильё',
      npd: 'Налог самозанятого за год',
      refund: 'Возврат налога по вычетам',
    },
    year: 'Год',
    act: 'Посчитать',
    how: 'Как посчитано',
    unverified: 'Часть значений закона ещё не подтверждена источником: сумма может измениться.',
    unverifiedTitle: 'Есть неподтверждённые значения',
    refused: 'Посчитать нельзя',
    copy: 'Скопировать ссылку на расчёт',
    copied: 'Ссылка скопирована',
    missing: 'Заполните это поле.',
    notSum: 'Сумма пишется цифрами, например 1\u00a0250,50.',
    notNumber: 'Здесь нужно число.',
    calm: 'Ничего не отправляется и не хранится: считает ваш браузер.',
  },
  {
    section: 'Calculators',
    titles: {
      home: 'Tax on a home',
      npd: 'Tax of a self-employed for a year',
      refund: 'Refund by deductions',
    },
    year: 'Year',
    act: 'Calculate',
    how: 'How it is computed',
    unverified: 'Some values of the law are not confirmed by a source yet: the sum may change.',
    unverifiedTitle: 'There are unconfirmed values',
    refused: 'It cannot be calculated',
    copy: 'Copy a link to this calculation',
    copied: 'The link is copied',
    missing: 'Fill in this field.',
    notSum: 'A sum is written in digits, such as 1,250.50.',
    notNumber: 'A number is needed here.',
    calm: 'Nothing is sent or kept: your browser does the sums.',
  },
);
