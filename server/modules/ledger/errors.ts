import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('ledger', {
  charge_unknown: {
    status: 404,
    ru: 'Такого начисления на вашем счёте нет. Вернитесь к списку начислений.',
    en: 'There is no such charge on your account. Go back to the list of charges.',
  },
  charge_corrected: {
    status: 409,
    ru: 'Это начисление уже исправлено. Откройте то, что его заменило.',
    en: 'This charge was corrected already. Open the one that replaced it.',
  },
  charge_paid_apart: {
    status: 409,
    ru:
      'Эта пошлина уже оплачена отдельно от счёта. Чтобы изменить её, сначала верните деньги по ' +
      'заявлению.',
    en: 'This duty was paid outside the account. Have the money returned by a statement first.',
  },
  charge_overpaid: {
    status: 409,
    ru: 'Денег больше, чем осталось уплатить по этому начислению. Сверьте сумму и УИН.',
    en: 'The money is more than this charge still needs. Check the sum and its number (UIN).',
  },
  charge_apart: {
    status: 409,
    ru: 'Это начисление не входит в единый налоговый счёт. Оплатите его отдельно по УИН.',
    en: 'This charge is outside the single tax account. Pay it by its own number (UIN).',
  },
  offset_amount: {
    status: 422,
    ru: 'Зачесть можно не больше {most}: столько денег свободно и столько нужно начислению.',
    en: 'At most {most} can be set aside: that much is free and the charge needs.',
  },
  offset_late: {
    status: 409,
    ru: 'Срок уплаты уже наступил: деньги счёта гасят это начисление сами, по порядку закона.',
    en: 'It is due already: money of the account settles it by itself, in the legal order.',
  },
  offset_stands: {
    status: 409,
    ru: 'Для этого начисления деньги уже зачтены. Отзовите то заявление и подайте новое.',
    en: 'Money is set aside for this charge already. Withdraw that statement, then make another.',
  },
  offset_unknown: {
    status: 404,
    ru: 'Такого заявления о зачёте нет. Обновите список.',
    en: 'There is no such statement of offset. Reload the list.',
  },
  offset_over: {
    status: 409,
    ru: 'Отзывать нечего: зачтённые деньги уже погасили начисление или ушли на долг.',
    en: 'Nothing is left to withdraw: the money settled the charge or went to a debt.',
  },
  account_frozen: {
    status: 409,
    ru:
      'Налоговый счёт остановлен для сверки: нашлось расхождение. Деньги не потеряны, ' +
      'сотрудник уже знает.',
    en: 'The tax account is stopped: a discrepancy was found. No money is lost, staff know.',
  },
  payment_posted: {
    status: 409,
    ru: 'Этот платёж уже зачислен на счёт. Второй раз он не зачисляется.',
    en: 'This payment stands on the account already. It is not posted twice.',
  },
  payment_unknown: {
    status: 404,
    ru: 'Такого платежа на налоговом счёте нет. Проверьте номер платежа и ИНН плательщика.',
    en: 'There is no such payment on the tax account. Check its number and the payer’s INN.',
  },
  day_before_account: {
    status: 422,
    ru:
      'Деньги за {day} на единый счёт не зачисляются: он ведётся с 1 января 2023 года. ' +
      'Остаток прежних лет зачислите этим днём.',
    en:
      'Money of {day} is not posted: the single account began on 1 January 2023. ' +
      'Post what is left of earlier years as of that day.',
  },
  filter_invalid: {
    status: 400,
    ru: 'Отбор «{field}» задан неверно. Исправьте значение или уберите его.',
    en: 'The filter "{field}" is wrong. Mend its value or remove it.',
  },
  day_ahead: {
    status: 400,
    ru: 'Состояние счёта показывается на сегодня или на день в прошлом. Выберите другой день.',
    en: 'The account is shown as of today or of a day in the past. Choose another day.',
  },
});
