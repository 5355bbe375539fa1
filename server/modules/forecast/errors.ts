import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('forecast', {
  harm_unseen: {
    status: 409,
    ru: 'Отзыв платежа причинит вред: {harm} Если это верно, подтвердите, что вред учтён.',
    en: 'Taking the payment back does harm: {harm} If it is right, confirm that it is known.',
  },
  payer_unknown: {
    status: 404,
    ru: 'Плательщика с таким ИНН в кабинете нет. Проверьте ИНН.',
    en: 'The cabinet has no payer with this INN. Check the INN.',
  },
  day_wrong: {
    status: 422,
    ru: 'День «{field}» не подходит: нужен сегодняшний или один из ближайших трёх лет.',
    en: 'The day "{field}" does not fit: today or a day of the next three years is needed.',
  },
  correction_wrong: {
    status: 422,
    ru: 'Пересчитать можно только налог, который ещё не исправлен. Выберите другое начисление.',
    en: 'Only a tax that was not corrected can be changed. Choose another charge.',
  },
});
