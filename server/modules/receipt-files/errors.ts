// Refusals of a whole file, and what is wrong with one line of it: the same kind of sentence.
import { declareRefusals } from '#platform/errors';

export const refusals = declareRefusals('receipt-files', {
  file_unreadable: {
    status: 422,
    ru: 'Файл не передан или передан не целиком. Выберите файл ещё раз.',
    en: 'The file was not sent or not sent whole. Choose the file again.',
  },
  file_too_large: {
    status: 413,
    ru: 'Файл больше {megabytes} МБ. Разделите его на части.',
    en: 'The file is larger than {megabytes} MB. Divide it.',
  },
  too_many_lines: {
    status: 422,
    ru: 'В файле больше {most} строк. Разделите его на части.',
    en: 'The file has more than {most} lines. Divide it.',
  },
  file_unknown: {
    status: 422,
    ru: 'Это не таблица CSV или XLSX либо файл повреждён. Сохраните её в Excel заново.',
    en: 'This is no CSV or XLSX table, or it is damaged. Save it in Excel anew.',
  },
  file_swells: {
    status: 422,
    ru: 'Файл распаковывается больше чем в {megabytes} МБ и не прочитан. Сохраните его заново.',
    en: 'The file unpacks to more than {megabytes} MB and was not read. Save it anew.',
  },
  no_lines: {
    status: 422,
    ru: 'В файле нет ни одной строки чека. Заполните строки под заголовком.',
    en: 'The file has no line of a receipt. Fill in lines below the titles.',
  },
  columns_missing: {
    status: 422,
    ru: 'Нет столбцов: {columns}. Назовите их в первой строке, как в шаблоне.',
    en: 'Columns are missing: {columns}. Name them in the first line, as the template does.',
  },
  is_export: {
    status: 422,
    ru: 'Это список уже выданных чеков: в нём есть их номера. Для новых чеков возьмите шаблон.',
    en: 'This is a list of receipts issued before: it has their numbers. Take the template.',
  },
  load_unknown: {
    status: 404,
    ru: 'Такой загрузки нет. Загрузите файл ещё раз.',
    en: 'There is no such load. Load the file again.',
  },
  load_closed: {
    status: 409,
    ru: 'По этой загрузке чеки уже выдаются или она закончена. Обновите страницу.',
    en: 'Receipts of this load are being issued, or it is finished. Reload the page.',
  },
  load_dropped: {
    status: 409,
    ru: 'От этой загрузки вы отказались. Загрузите файл ещё раз.',
    en: 'You gave this load up. Load the file again.',
  },
  shown_differs: {
    status: 409,
    ru: 'Отмечено {count} на {total}, а на странице было иначе. Обновите её и проверьте.',
    en: 'Ticked are {count} for {total}, the page showed something else. Reload and check it.',
  },
  nothing_chosen: {
    status: 422,
    ru: 'Не отмечено ни одной строки. Отметьте те, по которым выдать чеки.',
    en: 'No line is ticked. Tick those to issue receipts for.',
  },
  row_unknown: {
    status: 404,
    ru: 'Такой строки в загрузке нет. Обновите страницу.',
    en: 'There is no such line in the load. Reload the page.',
  },
  row_refused: {
    status: 409,
    ru: 'По этой строке чек выдать нельзя. Исправьте её в файле и загрузите его ещё раз.',
    en: 'No receipt can be issued for this line. Mend it in the file and load that again.',
  },
  filter_invalid: {
    status: 400,
    ru: 'Фильтр записан неверно. Выберите значение заново или сбросьте фильтры.',
    en: 'The filter is written wrongly. Choose a value anew or reset the filters.',
  },
  letters_lost: {
    status: 422,
    ru: 'Часть букв не читается. Сохраните файл как «CSV UTF-8» или XLSX.',
    en: 'Some letters cannot be read. Save the file as CSV UTF-8 or XLSX.',
  },
  formula: {
    status: 422,
    ru: 'В ячейке формула. Вставьте вместо неё значение.',
    en: 'The cell holds a formula. Put its value instead.',
  },
  day_wrong: {
    status: 422,
    ru: 'Дата не читается. Нужны день, месяц и год, например 21.03.2026.',
    en: 'The date cannot be read. It needs day, month and year: 21.03.2026.',
  },
  sum_wrong: {
    status: 422,
    ru: 'Сумма — больше нуля, не больше двух знаков после запятой, например 1500,50.',
    en: 'The sum is above zero with at most two digits after the point: 1500.50.',
  },
  sum_missing: {
    status: 422,
    ru: 'Нет ни цены, ни суммы. Заполните одну из них.',
    en: 'Neither a price nor a sum is given. Fill in one of them.',
  },
  sum_differs: {
    status: 422,
    ru: 'Цена на количество — {counted}, а сумма другая. Исправьте одно из трёх.',
    en: 'Price by quantity makes {counted}, the sum is another. Mend one of the three.',
  },
  sum_indivisible: {
    status: 422,
    ru: 'Сумма не делится на количество без остатка копеек. Укажите цену или количество 1.',
    en: 'The sum does not divide by the quantity to whole kopecks. Give the price, or quantity 1.',
  },
  buyer_unclear: {
    status: 422,
    ru: 'Непонятно, кто покупатель. Напишите «физлицо», «организация», «ИП» или «иностранец».',
    en: 'It is not clear who the buyer is. Write person, company, proprietor or foreign.',
  },
  payment_unclear: {
    status: 422,
    ru: 'Непонятно, как заплатили. Напишите «наличные» или «безналичные».',
    en: 'It is not clear how it was paid. Write cash or account.',
  },
});
