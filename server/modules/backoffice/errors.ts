import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('backoffice', {
  alert_absent: {
    status: 404,
    ru: 'Такого сигнала нет. Обновите список.',
    en: 'There is no such alert. Reload the list.',
  },
  alert_acknowledged: {
    status: 409,
    ru: 'Сигнал уже принят другим сотрудником. Обновите список.',
    en: 'The alert was already taken by somebody else. Reload the list.',
  },
});
