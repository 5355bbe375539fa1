import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('property', {
  refreshed_recently: {
    status: 429,
    ru: 'Сведения только что запрошены. Повторите через минуту.',
    en: 'The data were asked for just now. Try again in a minute.',
  },
});
