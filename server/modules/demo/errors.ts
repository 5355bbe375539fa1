import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('demo', {
  person_invalid: {
    status: 422,
    ru: 'Человек описан неверно: {what}.',
    en: 'A person is described wrongly: {what}.',
  },
});
