import { catalogue } from './language.ts';

export const taxTabsTexts = catalogue(
  {
    section: 'Налоги и платежи',
    account: 'Налоговый счёт',
    charges: 'Начисления',
    debts: 'Задолженности',
    deadlines: 'Сроки',
    whatIf: 'Что, если',
    notices: 'Налоговые уведомления',
    payments: 'История платежей',
  },
  {
    section: 'Taxes and payments',
    account: 'Tax account',
    charges: 'Charges',
    debts: 'Debts',
    deadlines: 'Deadlines',
    whatIf: 'What if',
    notices: 'Tax notices',
    payments: 'Payment history',
  },
);
