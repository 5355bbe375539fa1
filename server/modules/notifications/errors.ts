import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('notifications', {
  range_invalid: {
    status: 422,
    ru: 'Укажите дни в виде ГГГГ-ММ-ДД: не больше двух лет, начало не позже конца.',
    en: 'Give the days as YYYY-MM-DD: two years at most, the first not after the last.',
  },
  link_unknown: {
    status: 404,
    ru: 'Эта ссылка на календарь не действует. Возьмите новую в кабинете, в разделе «Сроки».',
    en: 'This calendar link is not in force. Take a new one in the cabinet, under Deadlines.',
  },
  link_taken: {
    status: 409,
    ru: 'Такая ссылка уже была отозвана. Обновите страницу и выпустите новую.',
    en: 'This very link was ended before. Reload the page and make a new one.',
  },
});
