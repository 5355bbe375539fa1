import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('self-employment', {
  not_registered: {
    status: 409,
    ru: 'На {day} вы не на учёте как самозанятый. Проверьте дату чека или встаньте на учёт.',
    en: 'You are not registered as self-employed on {day}. Check the date or register.',
  },
  already_registered: {
    status: 409,
    ru: 'Вы уже состоите на учёте с {day}.',
    en: 'You are registered already, since {day}.',
  },
  left_today: {
    status: 409,
    ru: 'Вы снялись с учёта сегодня. Снова встать на учёт можно с завтрашнего дня.',
    en: 'You left the register today. You may register again from tomorrow.',
  },
  limit_this_year: {
    status: 409,
    ru:
      'В этом году доход превысил {limit}, право на НПД утрачено (422-ФЗ ст.4 ч.2 п.8). ' +
      'Встать на учёт снова можно с 1 января.',
    en:
      'Your income passed {limit} this year, the right is lost (422-FZ art.4 p.2 s.8). ' +
      'You may register again from 1 January.',
  },
  condition_unmet: {
    status: 409,
    ru: 'Встать на учёт нельзя: {condition} ({article}).',
    en: 'You cannot register: {condition} ({article}).',
  },
  oktmo_invalid: {
    status: 422,
    ru: 'Регион указан неверно. Выберите субъект Российской Федерации из списка.',
    en: 'The region is wrong. Choose a region from the list.',
  },
  activity_invalid: {
    status: 422,
    ru: 'Опишите, чем вы занимаетесь: от 1 до 200 знаков.',
    en: 'Say what you do: 1 to 200 characters.',
  },
  receipt_unknown: {
    status: 404,
    ru: 'Такого чека нет. Проверьте номер чека и ИНН продавца.',
    en: 'There is no such receipt. Check its number and the INN of the seller.',
  },
  receipt_cancelled: {
    status: 409,
    ru: 'Чек {number} уже аннулирован.',
    en: 'Receipt {number} is cancelled already.',
  },
  income_limit: {
    status: 409,
    ru:
      'С этим чеком доход за {year} год станет {income}, а предел — {limit}. ' +
      'Право на НПД будет утрачено с дня чека. Подтвердите, если чек верный.',
    en:
      'With this receipt the income of {year} becomes {income}, the limit is {limit}. ' +
      'The right to the regime would be lost from that day. Confirm if the receipt is right.',
  },
  numbers_exhausted: {
    status: 409,
    ru: 'Номера чеков закончились: их 1 679 615. Обратитесь в поддержку.',
    en: 'The receipt numbers are used up: there are 1,679,615. Ask the support.',
  },
  time_invalid: {
    status: 422,
    ru: 'Время записано неверно. Нужны дата, время и смещение, например 2026-03-14T12:05:00+03:00.',
    en: 'The time is wrong. It needs a date, a time and an offset: 2026-03-14T12:05:00+03:00.',
  },
  time_ahead: {
    status: 422,
    ru: 'Время расчёта ещё не наступило. Укажите, когда вы получили деньги.',
    en: 'The time of the settlement is still ahead. Say when you got the money.',
  },
  time_before_regime: {
    status: 422,
    ru: 'До 1 января 2019 года налога на профессиональный доход не было.',
    en: 'There was no tax on professional income before 1 January 2019.',
  },
  lines_count: {
    status: 422,
    ru: 'В чеке от 1 до 50 строк.',
    en: 'A receipt has 1 to 50 lines.',
  },
  line_name: {
    status: 422,
    ru: 'Назовите товар или услугу: от 1 до 256 знаков.',
    en: 'Name the goods or service: 1 to 256 characters.',
  },
  price_invalid: {
    status: 422,
    ru: 'Цена — больше нуля, не больше двух знаков после запятой.',
    en: 'The price is above zero with at most two digits after the point.',
  },
  quantity_invalid: {
    status: 422,
    ru: 'Количество — больше нуля, не больше шести знаков после запятой.',
    en: 'The quantity is above zero with at most six digits after the point.',
  },
  total_differs: {
    status: 422,
    ru: 'Сумма чека не сходится со строками: по строкам {lines}. Проверьте цены и количество.',
    en: 'The total differs from the lines: they make {lines}. Check prices and quantities.',
  },
  total_too_small: {
    status: 422,
    ru: 'Сумма чека меньше копейки. Проверьте цены и количество.',
    en: 'The total is under a kopeck. Check prices and quantities.',
  },
  total_too_large: {
    status: 422,
    ru: 'Сумма чека больше {max}. Проверьте цены и количество.',
    en: 'The total is above {max}. Check prices and quantities.',
  },
  buyer_name: {
    status: 422,
    ru: 'Назовите покупателя: организации и иностранному покупателю название нужно, до 256 знаков.',
    en: 'Name the buyer: a company or a foreign buyer needs a name, up to 256 characters.',
  },
  buyer_inn: {
    status: 422,
    ru: 'ИНН покупателя неверен: 10 цифр у организации, 12 у предпринимателя. Проверьте цифры.',
    en: 'The INN of the buyer is wrong: 10 digits of a company, 12 of a proprietor. Check them.',
  },
  buyer_phone: {
    status: 422,
    ru: 'Телефон покупателя записан неверно. Нужны 11 цифр, например +7 900 000-00-00.',
    en: 'The phone of the buyer is wrong. It needs 11 digits: +7 900 000-00-00.',
  },
  device_invalid: {
    status: 422,
    ru: 'Имя устройства — от 1 до 64 знаков.',
    en: 'The name of a device is 1 to 64 characters.',
  },
  filter_invalid: {
    status: 400,
    ru: 'Фильтр записан неверно. Выберите значение заново или сбросьте фильтры.',
    en: 'The filter is written wrongly. Choose a value anew or reset the filters.',
  },
  too_often: {
    status: 429,
    ru: 'Слишком много запросов. Повторите через {seconds} с.',
    en: 'Too many requests. Try again in {seconds} s.',
  },
  email_invalid: {
    status: 422,
    ru: 'Адрес почты записан неверно. Проверьте его.',
    en: 'The mail address is wrong. Check it.',
  },
  phone_invalid: {
    status: 422,
    ru: 'Телефон записан неверно. Нужны 11 цифр, например +7 900 000-00-00.',
    en: 'The phone is wrong. It needs 11 digits: +7 900 000-00-00.',
  },
  sent_often: {
    status: 429,
    ru: 'Этот чек сегодня уже отправляли {most} раз. Дайте покупателю ссылку.',
    en: 'This receipt was sent {most} times today. Give the buyer the link.',
  },
  link_unknown: {
    status: 404,
    ru: 'Ссылка не действует. Откройте чек и подпишитесь заново.',
    en: 'The link does not work. Open the receipt and subscribe anew.',
  },
  inn_invalid: {
    status: 422,
    ru: 'ИНН человека — 12 цифр с верными контрольными. Проверьте цифры.',
    en: 'The INN of a person is 12 digits with right check digits. Check them.',
  },
  day_invalid: {
    status: 422,
    ru: 'Укажите день с 1 января 2019 года по сегодня.',
    en: 'Give a day from 1 January 2019 to today.',
  },
  number_wrong: {
    status: 409,
    ru: 'Этот номер не зарезервирован за устройством на это время. Выдайте чек заново.',
    en: 'This number is not reserved for the device and time. Issue the receipt anew.',
  },
  number_used: {
    status: 409,
    ru: 'Под этим номером уже есть другой чек. Выдайте чек заново.',
    en: 'There is another receipt under this number. Issue the receipt anew.',
  },
  numbers_reserved: {
    status: 409,
    ru: 'Уже зарезервировано {most} номеров. Отправьте чеки из очереди.',
    en: '{most} numbers are reserved already. Send the receipts of the queue.',
  },
  statement_unread: {
    status: 422,
    ru: 'Файл не похож на выписку или обрезан ({reason}). Скачайте её в банке заново.',
    en: 'The file is no bank statement or was cut ({reason}). Download it from the bank anew.',
  },
  statement_differs: {
    status: 409,
    ru: 'Суммы выписки не сходятся: в ней {stated}, по строкам {counted}. Загрузить всё равно?',
    en: 'The sums differ: the statement says {stated}, its lines make {counted}. Take it?',
  },
  line_unknown: {
    status: 404,
    ru: 'Такой строки выписки нет. Откройте список строк заново.',
    en: 'There is no such line of a statement. Open the list anew.',
  },
  line_decided: {
    status: 409,
    ru: 'По этой строке решение уже принято. Обновите список.',
    en: 'This line is decided already. Reload the list.',
  },
  list_too_long: {
    status: 400,
    ru: 'Чеков больше {most}. Возьмите период короче.',
    en: 'There are more than {most} receipts. Take a shorter period.',
  },
  month_invalid: {
    status: 400,
    ru: 'Месяц записан неверно. Нужны год и месяц, например 2026-03.',
    en: 'The month is written wrongly. It needs a year and a month: 2026-03.',
  },
});
