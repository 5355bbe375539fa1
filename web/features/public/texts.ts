import { catalogue } from '../../language.ts';

export const publicTexts = catalogue(
  {
    landing: 'Понятно, за\u00a0что вы\u00a0платите',
    lead: 'Кабинет показывает долг и ближайшие сроки, объясняет каждую сумму и принимает оплату.',
    enter: 'Войти',
    register: 'Зарегистрироваться',
    needed: 'Понадобятся телефон, почта и паспорт. ИНН и СНИЛС найдём сами.',
    debtTitle: 'Долг и сроки порознь',
    debt: 'Просроченное и то, что только к сроку, — разные суммы. Складывает их одна кнопка.',
    payTitle: 'Оплата без неожиданностей',
    pay: 'До оплаты видно, какие начисления она закроет. Дважды деньги не спишутся.',
    receiptTitle: 'Квитанция, которой верят',
    receipt: 'На каждой квитанции есть проверочный код. Подлинность узнает любой, вход не нужен.',
    check: 'Проверить квитанцию',
    exampleTitle: 'Откуда берётся сумма',
    example: 'Пример: квартира 54\u00a0м², налог за год',
    exampleRows: [
      {
        label: 'Кадастровая стоимость',
        value: '6\u00a0480\u00a0000\u00a0₽',
        note: 'из реестра недвижимости',
      },
      {
        label: 'Вычет за 20\u00a0м²',
        value: '−2\u00a0400\u00a0000\u00a0₽',
        note: 'пункт 3 статьи 403 Налогового кодекса',
      },
      { label: 'Ставка', value: '0,1\u00a0%', note: 'пункт 2 статьи 406 Налогового кодекса' },
      { label: 'Налог', value: '4\u00a0080\u00a0₽' },
    ],
  },
  {
    landing: 'Know what you pay for',
    lead: 'Kabinet shows your debt and what is due next, explains every amount and takes payment.',
    enter: 'Sign in',
    register: 'Register',
    needed: 'You need a phone, an e-mail and your passport. We find INN and SNILS ourselves.',
    debtTitle: 'Debt and due dates apart',
    debt: 'What is overdue and what is only due are two sums. One button alone adds them.',
    payTitle: 'No surprises when paying',
    pay: 'Before you pay you see which charges it settles. Nothing is charged twice.',
    receiptTitle: 'A receipt to be believed',
    receipt: 'Every receipt has a control code. Anybody can check it, no sign-in needed.',
    check: 'Check a receipt',
    exampleTitle: 'Where an amount comes from',
    example: 'Example: a flat of 54\u00a0m², tax of a year',
    exampleRows: [
      {
        label: 'Cadastral value',
        value: '6\u00a0480\u00a0000\u00a0₽',
        note: 'from the real estate registry',
      },
      {
        label: 'Deduction for 20\u00a0m²',
        value: '−2\u00a0400\u00a0000\u00a0₽',
        note: 'Tax Code, article 403, paragraph 3',
      },
      { label: 'Rate', value: '0.1\u00a0%', note: 'Tax Code, article 406, paragraph 2' },
      { label: 'Tax', value: '4\u00a0080\u00a0₽' },
    ],
  },
);
