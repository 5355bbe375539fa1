import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('sign-on', {
  interaction_absent: {
    status: 410,
    ru: 'Эта страница входа устарела или открыта в другой вкладке. Начните вход заново.',
    en: 'This sign-in page is out of date or open in another tab. Begin to sign in anew.',
  },
  staff_factor: {
    status: 403,
    ru: 'Сотрудники входят с ключом доступа, а не с кодом из СМС. Обратитесь к администратору.',
    en: 'Staff sign in with a passkey, not with a text message code. Ask the administrator.',
  },
  client_invalid: {
    status: 422,
    ru: 'Программа описана неверно: {reason}.',
    en: 'The program is described wrongly: {reason}.',
  },
});
