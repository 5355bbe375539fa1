// Refusals of this wire. On the wire `npd-wire.sms_rate_limited` is said `sms.rate.limited`.
import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('npd-wire', {
  authentication_failed: {
    status: 401,
    ru:
      'Неверный ИНН или пароль. Программам нужен пароль приложения: создайте его в кабинете, ' +
      'раздел «Пароли приложений».',
    en:
      'The INN or the password is wrong. Programs need an application password: make one in the ' +
      'cabinet under "Application passwords".',
  },
  inn_invalid: {
    status: 401,
    ru: 'Указанный Вами ИНН некорректен. Проверьте 12 цифр.',
    en: 'The INN you gave is not valid. Check its 12 digits.',
  },
  account_locked: {
    status: 401,
    ru: 'Вход закрыт до {until}: было пять неудачных попыток подряд. Откроется сам.',
    en: 'Sign-in is closed until {until}: there were five failed attempts. It opens by itself.',
  },
  not_authenticated: {
    status: 401,
    ru: 'Ключ доступа не действует или устарел. Обновите его или войдите снова.',
    en: 'The access token is not valid or has expired. Refresh it or sign in again.',
  },
  refresh_token_invalid: {
    status: 401,
    ru: 'Вход устарел. Войдите снова.',
    en: 'The sign-in is over. Sign in again.',
  },
  taxpayer_unregistered: {
    status: 422,
    ru: 'У этой учётной записи ещё нет ИНН. Подтвердите личность в кабинете.',
    en: 'This account has no INN yet. Confirm your identity in the cabinet.',
  },
  device_invalid: {
    status: 422,
    ru: 'Номер устройства (sourceDeviceId) длиннее 64 знаков. Сократите его.',
    en: 'The device id (sourceDeviceId) is longer than 64 characters. Shorten it.',
  },
  phone_invalid: {
    status: 422,
    ru: 'Телефон записан неверно: нужно 11 цифр, первая 7.',
    en: 'The phone is written wrongly: 11 digits beginning with 7 are needed.',
  },
  sms_rate_limited: {
    status: 422,
    ru: 'Код отправляется слишком часто. Новый можно запросить через {seconds} с.',
    en: 'The code is asked for too often. A new one can be had in {seconds} s.',
  },
  sms_code_invalid: {
    status: 422,
    ru: 'Неверный код, или он больше не действует. Проверьте цифры или запросите новый код.',
    en: 'The code is wrong or no longer valid. Check the digits or ask for a new code.',
  },
  too_many_requests: {
    status: 429,
    ru: 'Слишком много запросов. Повторите через {seconds} с.',
    en: 'Too many requests. Try again in {seconds} s.',
  },
  accept_unsupported: {
    status: 406,
    ru: 'Ответ возможен только в JSON: заголовок Accept его исключает.',
    en: 'The answer can only be JSON, which the Accept header excludes.',
  },
  application_passwords_many: {
    status: 409,
    ru: 'Паролей приложений уже {most}. Удалите ненужный и создайте новый.',
    en: 'There are {most} application passwords already. Remove one and make another.',
  },
  application_password_absent: {
    status: 404,
    ru: 'Такого пароля приложения нет: он уже удалён. Обновите список.',
    en: 'There is no such application password: it was removed. Reload the list.',
  },
  operation_forbidden: {
    status: 403,
    ru: 'Вы не состоите на учёте плательщиков налога на профессиональный доход.',
    en: 'You are not registered as a payer of the professional income tax.',
  },
});
