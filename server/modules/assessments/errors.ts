import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('assessments', {
  trace_absent: {
    status: 404,
    ru: 'У этого начисления нет расчёта в кабинете. Напишите в инспекцию, если сумма непонятна.',
    en: 'This charge has no calculation here. Write to the tax office if the sum is unclear.',
  },
  notice_unknown: {
    status: 404,
    ru: 'Такого уведомления у вас нет. Откройте список уведомлений и выберите нужное.',
    en: 'You have no such notice. Open the list of notices and choose one.',
  },
  penalty_absent: {
    status: 404,
    ru: 'По этому начислению пени не считаются: они бывают только по налогам на едином счёте.',
    en: 'This charge bears no penalty: only taxes on the single account do.',
  },
  day_ahead: {
    status: 400,
    ru: 'Пени показываются на сегодня или на день в прошлом. Выберите другой день.',
    en: 'A penalty is shown as of today or of a day in the past. Choose another day.',
  },
  day_wrong: {
    status: 400,
    ru: 'Такого дня нет. Укажите день в виде ГГГГ-ММ-ДД.',
    en: 'There is no such day. Give it as YYYY-MM-DD.',
  },
  stop_wrong: {
    status: 422,
    ru: 'Приостановка пеней задана неверно: проверьте поле «{field}».',
    en: 'The stop of penalties is wrong: check the field "{field}".',
  },
  stop_unknown: {
    status: 404,
    ru: 'Такой приостановки пеней нет. Обновите список.',
    en: 'There is no such stop of penalties. Reload the list.',
  },
  stop_ended: {
    status: 409,
    ru: 'Эта приостановка уже закончена другим днём. Чтобы продлить её, запишите новую.',
    en: 'This stop was ended on another day already. Record a new one to prolong it.',
  },
  payer_unknown: {
    status: 422,
    ru: 'Налогоплательщика с таким ИНН здесь нет. Проверьте ИНН.',
    en: 'There is no taxpayer with this INN here. Check the INN.',
  },
});
