import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('exchange', {
  load_absent: {
    status: 404,
    ru: 'Такой загрузки нет. Вернитесь к списку загрузок.',
    en: 'There is no such load. Go back to the list of loads.',
  },
  load_differs: {
    status: 409,
    ru: 'Под этим номером уже загружен другой файл. Обновите страницу и выберите файл снова.',
    en: 'Another file stands under this id. Reload the page and choose the file again.',
  },
  load_not_checked: {
    status: 409,
    ru: 'Решение по этой загрузке сейчас не нужно: она проверяется или уже закончена.',
    en: 'This load needs no decision now: it is being checked or is finished.',
  },
  totals_wrong: {
    status: 409,
    ru:
      'Контрольные суммы файла не сходятся с его строками. Проверьте файл; если он верен, ' +
      'подтвердите расхождение.',
    en:
      'The control sums of the file differ from its lines. Check the file; if it is right, ' +
      'confirm the difference.',
  },
  file_unreadable: {
    status: 422,
    ru: 'Файл не передан или передан не целиком. Выберите файл ещё раз.',
    en: 'The file was not sent or not sent whole. Choose the file again.',
  },
  file_too_large: {
    status: 413,
    ru: 'Файл больше {megabytes} МБ. Загрузите его командой kabinet load.',
    en: 'The file is larger than {megabytes} MB. Load it with the command kabinet load.',
  },
  report_too_long: {
    status: 422,
    ru: 'В отчёте больше {rows} строк. Выберите один вид строк.',
    en: 'The report has more than {rows} rows. Choose one kind of rows.',
  },
  filter_invalid: {
    status: 400,
    ru: 'Отбор «{field}» задан неверно. Исправьте значение или уберите его.',
    en: 'The filter "{field}" is wrong. Mend its value or remove it.',
  },
});
