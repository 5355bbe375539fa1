import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('forecast', {
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
