// Words that few people ever see: the first load does not carry them.
import { catalogue } from '../language.ts';

export const rareTexts = catalogue(
  {
    absentTitle: 'Такой страницы нет',
    absentText: 'Возможно, ссылка устарела или в ней опечатка.',
    toHome: 'На главную',
    confirmTitle: 'Подтвердите личность',
    confirmLead: 'Суммы, имущество и платежи видит только сам налогоплательщик.',
    confirmHowTitle: 'Что сделать',
    confirmHow: 'Придите с паспортом в любую налоговую инспекцию.',
    confirmNext: 'После этого здесь появятся начисления с расчётом, имущество и оплата.',
    staffTitle: 'У этой учётной записи нет кабинета',
    staffText: 'Вы вошли как сотрудник.',
    toOffice: 'На рабочее место',
  },
  {
    absentTitle: 'There is no such page',
    absentText: 'The link may be old or mistyped.',
    toHome: 'To the home page',
    confirmTitle: 'Confirm your identity',
    confirmLead: 'Sums, property and payments are seen only by the taxpayer.',
    confirmHowTitle: 'What to do',
    confirmHow: 'Come with your passport to any tax office.',
    confirmNext: 'Then charges with their computation, property and payment will appear here.',
    staffTitle: 'This account has no cabinet',
    staffText: 'You have signed in as staff.',
    toOffice: 'To the back office',
  },
);
