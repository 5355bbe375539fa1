import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('tax-rules', {
  file_invalid: {
    status: 400,
    ru: 'Файл ставок не загружен: строка {line}, {reason}. Исправьте её и загрузите снова.',
    en: 'The file of rates was not loaded: line {line}, {reason}. Mend it and load the file again.',
  },
  periods_overlap: {
    status: 400,
    ru: 'Файл ставок не загружен: для {oktmo}, {tax}, {key} на один день приходится две ставки.',
    en: 'The file of rates was not loaded: two rates of one day for {oktmo}, {tax}, {key}.',
  },
});
