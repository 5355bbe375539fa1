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
  amount_invalid: {
    status: 400,
    ru: 'Сумма в поле {where} записана неверно: больше нуля, до двух знаков после точки.',
    en: 'The amount in {where} is wrong: a number above zero, at most two digits after the point.',
  },
  quantity_invalid: {
    status: 400,
    ru: 'Количество в поле {where} записано неверно: больше нуля, до шести знаков после точки.',
    en: 'The quantity in {where} is wrong: above zero, at most six digits after the point.',
  },
  time_invalid: {
    status: 400,
    ru: 'Время в поле {where} записано неверно: нужно как 2026-03-14T12:05:00+03:00.',
    en: 'The time in {where} is wrong: it is written as 2026-03-14T12:05:00+03:00.',
  },
  income_type_invalid: {
    status: 400,
    ru: 'Вид покупателя: FROM_INDIVIDUAL, FROM_LEGAL_ENTITY или FROM_FOREIGN_AGENCY.',
    en: 'The income type is FROM_INDIVIDUAL, FROM_LEGAL_ENTITY or FROM_FOREIGN_AGENCY.',
  },
  payment_type_invalid: {
    status: 400,
    ru: 'Вид оплаты: CASH, ACCOUNT, WIRE или PHONE.',
    en: 'The payment type is CASH, ACCOUNT, WIRE or PHONE.',
  },
  comment_invalid: {
    status: 400,
    ru: 'Причина аннулирования: «Чек сформирован ошибочно» или «Возврат средств».',
    en: 'The reason of a cancellation is one of the two texts of the law.',
  },
  status_question_invalid: {
    status: 422,
    ru: 'ИНН — 12 цифр с верными контрольными, дата — с 2019-01-01 по сегодня.',
    en: 'The INN is 12 digits with right check digits, the date from 2019-01-01 to today.',
  },
  taxpayer_status_service_limited_error: {
    status: 422,
    ru: 'Превышено количество запросов к сервису с одного адреса. Повторите через {seconds} с.',
    en: 'Too many questions from one address. Try again in {seconds} s.',
  },
  redirect_invalid: {
    status: 422,
    ru: 'Адрес возврата не подходит: нужен адрес этого сервиса, lknpd.nalog.ru или localhost.',
    en: 'The redirect address must be of this service, of lknpd.nalog.ru or of localhost.',
  },
  esia_state_invalid: {
    status: 401,
    ru: 'Вход через единый вход не завершён: код не подходит или устарел. Начните заново.',
    en: 'The single sign-on was not finished: the code does not fit or is old. Begin anew.',
  },
  invoice_payment_type_invalid: {
    status: 400,
    ru: 'Вид оплаты счёта: ACCOUNT (банковский счёт) или PHONE (номер телефона).',
    en: 'An invoice is paid to an ACCOUNT or to a PHONE.',
  },
  email_invalid: {
    status: 400,
    ru: 'Почта покупателя записана неверно.',
    en: "The buyer's mail address is written wrongly.",
  },
  invoice_not_found: {
    status: 404,
    ru: 'Такого счёта нет. Проверьте его номер или ссылку.',
    en: 'There is no such invoice. Check its number or link.',
  },
  invoice_state: {
    status: 400,
    ru: 'Со счётом это уже нельзя сделать: он оплачен, отменён или по нему есть чек.',
    en: 'This cannot be done any more: the invoice is paid, cancelled or has its receipt.',
  },
});
