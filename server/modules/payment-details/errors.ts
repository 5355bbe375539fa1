import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('payment-details', {
  bank_name_invalid: {
    status: 400,
    ru: 'Укажите название банка, до 160 знаков.',
    en: 'Give the name of the bank, up to 160 characters.',
  },
  bik_invalid: {
    status: 400,
    ru: 'БИК — девять цифр, первые две 04. Проверьте его в реквизитах банка.',
    en: 'A BIK is nine digits beginning with 04. Check it in the details of the bank.',
  },
  account_invalid: {
    status: 400,
    ru: 'В счёте 20 цифр, и он не подходит к БИК, если цифра перепутана. Проверьте оба.',
    en: 'An account is 20 digits, and a wrong digit does not fit the BIK. Check both.',
  },
  phone_invalid: {
    status: 400,
    ru: 'Телефон записан неверно: нужно 11 цифр, первая 7.',
    en: 'The phone is written wrongly: 11 digits beginning with 7 are needed.',
  },
  absent: {
    status: 400,
    ru: 'Реквизиты для счетов не сохранены. Передайте их или сохраните в кабинете.',
    en: 'No payment details are saved. Send them or save them in the cabinet.',
  },
  too_many: {
    status: 409,
    ru: 'Реквизитов уже {most}. Удалите ненужные и сохраните новые.',
    en: 'There are {most} payment details already. Remove some and save others.',
  },
  unknown: {
    status: 404,
    ru: 'Таких реквизитов нет: они уже удалены. Обновите список.',
    en: 'There are no such payment details: they were removed. Reload the list.',
  },
});
