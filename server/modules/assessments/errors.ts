import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('assessments', {
  trace_absent: {
    status: 404,
    ru: 'У этого начисления нет расчёта в кабинете. Напишите в инспекцию, если сумма непонятна.',
    en: 'This charge has no calculation here. Write to the tax office if the sum is unclear.',
  },
});
