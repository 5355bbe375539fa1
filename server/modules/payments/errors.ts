import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('payments', {
  unknown: {
    status: 404,
    ru: 'Такого платежа нет. Откройте «Историю платежей» и выберите платёж там.',
    en: 'There is no such payment. Open the payment history and choose one there.',
  },
  amount_too_small: {
    status: 422,
    ru: 'Введите сумму: самое меньшее — 0,01 ₽.',
    en: 'Enter a sum: the least is 0.01 ₽.',
  },
  amount_too_large: {
    status: 422,
    ru: 'За один раз можно заплатить не больше {max}. Разделите сумму на части.',
    en: 'One payment may be {max} at most. Split the sum.',
  },
  amount_changed: {
    status: 409,
    ru: 'Сумма изменилась: сейчас к оплате {current}. Проверьте её и подтвердите оплату заново.',
    en: 'The sum has changed: {current} is to be paid now. Check it and confirm again.',
  },
  nothing_to_pay: {
    status: 409,
    ru: 'Платить нечего: выбранное уже оплачено или зарезервировано. Обновите страницу.',
    en: 'Nothing is to be paid: what you chose is paid or reserved already. Reload the page.',
  },
  already_in_progress: {
    status: 409,
    ru: 'За это уже идёт платёж № {number}. Закончите его или дождитесь ответа банка.',
    en: 'Payment No. {number} for this is under way. Finish it or wait for the bank.',
  },
  payer_unknown: {
    status: 404,
    ru: 'Плательщика с таким ИНН здесь нет. Проверьте ИНН.',
    en: 'There is no taxpayer with this INN here. Check the INN.',
  },
  id_taken: {
    status: 409,
    ru: 'Под этим номером уже есть другой платёж. Начните оплату заново.',
    en: 'There is another payment under this id. Begin the payment anew.',
  },
  bank_unavailable: {
    status: 503,
    ru: 'Банк не отвечает. Деньги не списаны, сумма сохранена. Повторите через минуту.',
    en: 'The bank does not answer. No money was taken, the sum is kept. Try again in a minute.',
  },
  bank_busy: {
    status: 503,
    ru: 'Банк занят. Деньги не списаны. Повторите через {seconds} с.',
    en: 'The bank is busy. No money was taken. Try again in {seconds} s.',
  },
  bank_answered_wrongly: {
    status: 502,
    ru: 'Банк ответил неверно. Деньги не списаны. Мы уже разбираемся, повторите позже.',
    en: 'The bank answered wrongly. No money was taken. We are looking into it, try later.',
  },
  cancel_unanswered: {
    status: 503,
    ru: 'Банк не подтвердил отмену, платёж ждёт дальше. Попробуйте отменить ещё раз.',
    en: 'The bank did not confirm; the payment still waits. Try to give it up once more.',
  },
  cancel_under_review: {
    status: 409,
    ru: 'Этот платёж разбирает сотрудник, отменить его нельзя. Мы сообщим о решении.',
    en: 'A person is looking into this payment; it cannot be given up. We will let you know.',
  },
  receipt_not_ready: {
    status: 409,
    ru: 'Квитанции ещё нет: она появится через несколько секунд после оплаты.',
    en: 'There is no receipt yet: it appears some seconds after the payment.',
  },
  filter_invalid: {
    status: 400,
    ru: 'Фильтр записан неверно. Выберите значение заново или сбросьте фильтры.',
    en: 'The filter is written wrongly. Choose a value anew or reset the filters.',
  },
});
