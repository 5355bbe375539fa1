import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('taxpayers', {
  held: {
    status: 409,
    ru: 'У этого налогоплательщика уже есть учётная запись. Войдите в неё.',
    en: 'This taxpayer has an account already. Sign in to it.',
  },
  registration_absent: {
    status: 404,
    ru: 'Регистрация не найдена или устарела. Начните её заново, это займёт пару минут.',
    en: 'The registration was not found or is out of date. Begin it anew.',
  },
  wrong_step: {
    status: 409,
    ru: 'Этот шаг регистрации уже пройден или ещё впереди. Обновите страницу и продолжите.',
    en: 'This step of the registration is done or still ahead. Reload the page and go on.',
  },
  phone_invalid: {
    status: 422,
    ru: 'Номер телефона записан неверно. Нужны 11 цифр, например +7 900 111-22-33.',
    en: 'The phone number is wrong. A Russian number of 11 digits is needed.',
  },
  email_invalid: {
    status: 422,
    ru: 'Адрес почты записан неверно. Проверьте его, например: anna@example.ru.',
    en: 'The mail address is written wrongly. Check it.',
  },
  name_invalid: {
    status: 422,
    ru: 'Напишите как в паспорте: русскими буквами, без цифр и лишних знаков.',
    en: 'Write it as in the passport: in Russian letters, without digits or other signs.',
  },
  birth_date_invalid: {
    status: 422,
    ru: 'Дата рождения записана неверно. Нужны день, месяц и год: 17.04.1988.',
    en: 'The birth date is wrong. Day, month and year are needed: 17.04.1988.',
  },
  too_young: {
    status: 422,
    ru: 'Кабинет открывается с 14 лет, с паспортом. До этого за ребёнка действует родитель.',
    en: 'An account is opened from the age of 14. Until then a parent acts for the child.',
  },
  passport_invalid: {
    status: 422,
    ru: 'Паспорт записан неверно: нужны 4 цифры серии и 6 цифр номера.',
    en: 'The passport is wrong: 4 digits of the series and 6 of the number are needed.',
  },
  inn_invalid: {
    status: 422,
    ru: 'ИНН записан неверно: 12 цифр, последние две — контрольные. Проверьте или оставьте пустым.',
    en: 'The INN is wrong: 12 digits, the last two control the rest. Check it or leave it empty.',
  },
  snils_invalid: {
    status: 422,
    ru: 'СНИЛС записан неверно: нужны 11 верных цифр. Проверьте или оставьте поле пустым.',
    en: 'The SNILS is wrong: 11 digits, the last two control the rest. Check it or leave it empty.',
  },
  passport_unknown: {
    status: 422,
    ru: 'Паспорт с такими данными в реестре не найден. Проверьте серию и номер.',
    en: 'The registry has no such passport. Check the series and the number.',
  },
  passport_expired: {
    status: 422,
    ru: 'Этот паспорт недействителен: {reason}. Укажите действующий паспорт.',
    en: 'This passport is not valid: {reason}. Give the one in force.',
  },
  person_differs: {
    status: 422,
    ru:
      'Паспорт найден, но фамилия, имя, отчество или дата рождения в реестре другие. Проверьте ' +
      'их по паспорту.',
    en: 'The passport was found, but the name or the birth date differ. Check them.',
  },
  inn_differs: {
    status: 422,
    ru: 'У налоговой службы на вас записан другой ИНН. Проверьте его или оставьте поле пустым.',
    en: 'The tax service knows you under another INN. Check it or leave the field empty.',
  },
  inn_absent: {
    status: 422,
    ru: 'Налоговая служба не нашла вашего ИНН. Получите его в любой инспекции и продолжите.',
    en: 'The tax service found no INN of yours. Get one at any tax office and go on.',
  },
  snils_differs: {
    status: 422,
    ru: 'В Социальном фонде на вас записан другой СНИЛС. Проверьте его или оставьте поле пустым.',
    en: 'The Social Fund knows you under another SNILS. Check it or leave the field empty.',
  },
  snils_unknown: {
    status: 422,
    ru: 'Социальный фонд не нашёл вашего СНИЛС. Оставьте поле пустым, его можно добавить позже.',
    en: 'The Social Fund found no SNILS for you. Leave the field empty, it can be added later.',
  },
  registry_contradicts: {
    status: 409,
    ru:
      '{registry} нашёл несколько человек с такими данными, поэтому его ответу мы не верим. ' +
      'Введённое сохранено; если это повторится, обратитесь в инспекцию.',
    en: '{registry} found several people with these data, so its answer is not believed.',
  },
  registry_away: {
    status: 503,
    ru: '{registry} сейчас не отвечает. Введённое сохранено: нажмите «Продолжить» чуть позже.',
    en: '{registry} does not answer now. What you typed is saved: try again a little later.',
  },
});
