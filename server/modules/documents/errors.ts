import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('documents', {
  unknown: {
    status: 404,
    ru: 'Такого документа в архиве нет. Проверьте ссылку или откройте список заново.',
    en: 'There is no such document in the archive. Check the link or open the list again.',
  },
});
