import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('identity', {
  wrong_credentials: {
    status: 422,
    ru: 'Логин или пароль не подходят. Проверьте раскладку и заглавные буквы и введите снова.',
    en: 'The login or the password does not match. Check the keyboard layout and try again.',
  },
  locked: {
    status: 423,
    ru:
      'Вход закрыт до {until}: было пять неудачных попыток подряд. Откроется сам, ничего делать ' +
      'не нужно. Если это были не вы, смените пароль сразу после входа.',
    en:
      'Sign-in is closed until {until}: there were five failed attempts in a row. It opens by ' +
      'itself. If that was not you, change your password right after you sign in.',
  },
  busy: {
    status: 503,
    ru: 'Сейчас входит слишком много людей. Повторите через несколько секунд.',
    en: 'Too many people are signing in at this moment. Try again in a few seconds.',
  },
  code_wrong: {
    status: 422,
    ru: 'Код не подходит. Проверьте цифры в последнем сообщении и введите их снова.',
    en: 'The code does not match. Check the digits of the latest message and type them again.',
  },
  code_gone: {
    status: 410,
    ru: 'Этот код больше не действует. Запросите новый.',
    en: 'This code is no longer valid. Ask for a new one.',
  },
  code_too_soon: {
    status: 429,
    ru: 'Код уже отправлен. Новый можно запросить через {seconds} с.',
    en: 'A code has been sent already. You can ask for a new one in {seconds} s.',
  },
  code_limit: {
    status: 429,
    ru: 'Отправлено слишком много кодов, которые не были введены. Повторите позже.',
    en: 'Too many codes were sent and not typed in. Try again later.',
  },
  confirmation_needed: {
    status: 403,
    ru: 'Подтвердите это действие кодом из сообщения.',
    en: 'Confirm this act with a code from a text message.',
  },
  phone_absent: {
    status: 409,
    ru: 'В учётной записи нет подтверждённого телефона, код отправить некуда.',
    en: 'The account has no confirmed phone to send a code to.',
  },
  password_refused: {
    status: 422,
    ru: 'Этот пароль не подходит. Нужно: {rules}.',
    en: 'This password cannot be used. It must meet: {rules}.',
  },
  session_absent: {
    status: 404,
    ru: 'Такого сеанса нет: он уже завершён. Обновите список.',
    en: 'There is no such session: it has ended already. Reload the list.',
  },
  administrator_invalid: {
    status: 422,
    ru: 'Значение {what} записано неверно.',
    en: 'The value of {what} is missing or wrong.',
  },
  login_taken: {
    status: 409,
    ru: 'Этот телефон, почта, ИНН или СНИЛС уже принадлежит другой учётной записи.',
    en: 'This phone, mail, INN or SNILS belongs to another account.',
  },
});
